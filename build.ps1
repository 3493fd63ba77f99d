#Requires -Version 7.4
<#
.SYNOPSIS
Builds, tests or shows AciSecurity: a thin front of the dotnet command.
.DESCRIPTION
Build makes the repository an importable module. Test builds and runs every test, those of tests/Pester too where Pester 5 is
installed. Demo builds and runs examples/quick-scan in a PowerShell of its own. Package builds and makes in artifacts/package what is
published: the package for the PowerShell Gallery, the archive for Azure Automation, and the list of what they hold of others
(CycloneDX). Clean deletes what builds made.
.EXAMPLE
./build.ps1 -Task Demo
.EXAMPLE
./build.ps1 -Task Build, Test -Configuration Release
.EXAMPLE
./build.ps1 -Task Package -Configuration Release
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Demo', 'Package', 'Clean')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

function Build {
    dotnet build AciSecurity.sln --configuration $Configuration --nologo
    # The build brings the Bicep CLI; whoever has chosen another keeps it.
    $bicep = Get-Item artifacts/bicep/bicep* -ErrorAction Ignore
    if ($bicep -and -not $env:ACISECURITY_BICEP) { $env:ACISECURITY_BICEP = $bicep.FullName }
}

function Test {
    Build
    # One project after the other: some start processes and measure them.
    dotnet test AciSecurity.sln --configuration $Configuration --no-build --nologo -maxcpucount:1
    if (-not (Get-Module Pester -ListAvailable | Where-Object Version -GE ([version] '5.0'))) {
        Write-Warning 'SKIPPED Pester: Pester 5 or later is not installed (Install-PSResource Pester).'
        return
    }
    & $pwsh -NoProfile -Command "`$result = Invoke-Pester -Path tests/Pester -PassThru; exit [int] (`$result.Result -ne 'Passed')"
}

# A process of its own: a loaded assembly cannot be built again.
function Demo {
    Build
    & $pwsh -NoProfile -File examples/quick-scan/run.ps1
}

function Package {
    dotnet build tools/AciSecurity.Packager --configuration $Configuration --nologo -target:Package
}

function Clean {
    foreach ($folder in 'artifacts', 'module/bin', 'en-US') {
        if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }
    }
}

$pwsh = [Environment]::ProcessPath
$chosenBicep = $env:ACISECURITY_BICEP
Push-Location $PSScriptRoot
try {
    foreach ($name in $Task) { & $name }
}
finally {
    $env:ACISECURITY_BICEP = $chosenBicep
    Pop-Location
}
