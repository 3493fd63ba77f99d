#Requires -Version 7.4

# What the workflow runs. Writes report.sarif for code scanning and report.md for the job's summary beside this script, marks the lines
# of the change where GitHub Actions runs it, and ends with 1 when a finding of the severity or above failed or could not be decided.
param(
    [string] $Path = "$PSScriptRoot/../quick-scan/infra",

    [ValidateSet('Critical', 'High', 'Medium', 'Low', 'Informational')]
    [string] $FailOn = 'High'
)

$ErrorActionPreference = 'Stop'
Import-Module $PSScriptRoot/../../AciSecurity.psd1

Invoke-AciSecurityAudit -Path $Path -ErrorAction Continue |
    Export-AciSecurityReport -Path $PSScriptRoot/report.sarif, $PSScriptRoot/report.md -PassThru -FailOn $FailOn
