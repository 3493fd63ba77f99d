#Requires -Version 7.4

# Starts a simulated Azure for the examples that need one. Whoever calls it ends its process.
function Start-SimulatedAzure {
    [CmdletBinding()]
    param([string[]] $ArgumentList = @('contoso'))

    $built = 'release', 'debug' | ForEach-Object { "$PSScriptRoot/../artifacts/bin/AciSecurity.Simulator/$_/AciSecurity.Simulator.dll" } | Where-Object { [System.IO.File]::Exists($_) }
    if (-not $built) { throw 'Build the simulator first: dotnet build tests/AciSecurity.Simulator' }

    $start = [System.Diagnostics.ProcessStartInfo]::new($(if ($env:DOTNET_HOST_PATH) { $env:DOTNET_HOST_PATH } else { 'dotnet' }))
    $start.RedirectStandardOutput = $true
    foreach ($argument in @(@($built)[0]) + $ArgumentList) { $start.ArgumentList.Add($argument) }
    $process = [System.Diagnostics.Process]::Start($start)

    # One line says where everything is.
    $azure = [System.Text.Json.JsonDocument]::Parse($process.StandardOutput.ReadLine()).RootElement
    $environment = @{}
    foreach ($member in $azure.GetProperty('environment').EnumerateObject()) { $environment[$member.Name] = $member.Value.GetString() }
    @{
        Process          = $process
        Environment      = $environment
        TenantId         = $azure.GetProperty('tenantId').GetString()
        IdentityEndpoint = $azure.GetProperty('identityEndpoint').GetString()
        IdentityHeader   = $azure.GetProperty('identityHeader').GetString()
    }
}
