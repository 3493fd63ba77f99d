#Requires -Version 7.4

# Runs runbook.ps1 as a job of Azure Automation would, against a simulated Azure on this machine. The blobs that it writes are in the
# folder blobs beside this script afterwards. It needs the simulator: dotnet build tests/AciSecurity.Simulator
param(
    [string[]] $SubscriptionId = @(),

    [ValidateSet('Critical', 'High', 'Medium', 'Low', 'Informational')]
    [string] $FailOn = 'High',

    [string] $Policy
)

$ErrorActionPreference = 'Stop'
Import-Module $PSScriptRoot/../../AciSecurity.psd1

$built = 'release', 'debug' | ForEach-Object { "$PSScriptRoot/../../artifacts/bin/AciSecurity.Simulator/$_/AciSecurity.Simulator.dll" } | Where-Object { [System.IO.File]::Exists($_) }
if (-not $built) { throw 'Build the simulator first: dotnet build tests/AciSecurity.Simulator' }

$start = [System.Diagnostics.ProcessStartInfo]::new($(if ($env:DOTNET_HOST_PATH) { $env:DOTNET_HOST_PATH } else { 'dotnet' }))
$start.RedirectStandardOutput = $true
foreach ($argument in @($built)[0], 'contoso', '--blobs', "$PSScriptRoot/blobs") { $start.ArgumentList.Add($argument) }
$simulator = [System.Diagnostics.Process]::Start($start)

try {
    # One line says where everything is.
    $azure = [System.Text.Json.JsonDocument]::Parse($simulator.StandardOutput.ReadLine()).RootElement
    $environment = @{}
    foreach ($member in $azure.GetProperty('environment').EnumerateObject()) { $environment[$member.Name] = $member.Value.GetString() }

    # What a sandbox of Azure Automation has.
    $env:IDENTITY_ENDPOINT = $azure.GetProperty('identityEndpoint').GetString()
    $env:IDENTITY_HEADER = $azure.GetProperty('identityHeader').GetString()
    $env:AUTOMATION_ASSET_ACCOUNTID = '00000000-0000-4000-8000-000000000000'

    & $PSScriptRoot/runbook.ps1 -SubscriptionId $SubscriptionId -Container "$($environment.BlobService)contosoaudit/reports" -FailOn $FailOn -Policy $Policy -Environment $environment
}
finally {
    $env:IDENTITY_ENDPOINT = $env:IDENTITY_HEADER = $env:AUTOMATION_ASSET_ACCOUNTID = $null
    $simulator.Kill()
    $simulator.Dispose()
}
