#Requires -Version 7.4

# What the pipeline runs. Writes report.sarif for the scans tab, report.junit.xml for the tests tab and report.md for the summary beside
# this script, and ends with 1 when a finding of the severity or above failed or could not be decided.
param(
    [string] $Path = "$PSScriptRoot/../quick-scan/infra",

    [ValidateSet('Critical', 'High', 'Medium', 'Low', 'Informational')]
    [string] $FailOn = 'High'
)

$ErrorActionPreference = 'Stop'
Import-Module $PSScriptRoot/../../AciSecurity.psd1

# The tests tab shows what passed too; the others are for problems.
Invoke-AciSecurityAudit -Path $Path -IncludePassed -ErrorAction Continue |
    Export-AciSecurityReport -Path $PSScriptRoot/report.junit.xml -IncludePassed -PassThru -Annotate:$false |
    Export-AciSecurityReport -Path $PSScriptRoot/report.sarif, $PSScriptRoot/report.md -PassThru -FailOn $FailOn |
    Where-Object Outcome -NotIn Pass, NotApplicable
