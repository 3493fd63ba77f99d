#Requires -Version 7.4

# A gate for a pipeline. It shows the findings, writes report.sarif beside this script, and exits with 1 when a finding of
# the severity or above failed or could not be decided.
param(
    [string] $Path = "$PSScriptRoot/../quick-scan/infra",

    [ValidateSet('Critical', 'High', 'Medium', 'Low', 'Informational')]
    [string] $FailOn = 'High',

    [switch] $AllowUnknown
)

# The gate ends the script. A file that cannot be read must not: it would cost the report, and it is a finding anyway.
$ErrorActionPreference = 'Stop'
Import-Module $PSScriptRoot/../../AciSecurity.psd1

Invoke-AciSecurityAudit -Path $Path -ErrorAction Continue |
    Export-AciSecurityReport -Path $PSScriptRoot/report.sarif -PassThru |
    Assert-AciSecurityFinding -FailOn $FailOn -AllowUnknown:$AllowUnknown
