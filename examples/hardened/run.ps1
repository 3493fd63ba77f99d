#Requires -Version 7.4

# Audits a deployment that follows the recommendations, shows every rule that it meets and writes report.sarif beside this script.
# It fails when anything is found at all.
$ErrorActionPreference = 'Stop'
Import-Module $PSScriptRoot/../../AciSecurity.psd1

Invoke-AciSecurityAudit -Path $PSScriptRoot/infra -IncludePassed -ErrorAction Continue |
    Export-AciSecurityReport -Path $PSScriptRoot/report.sarif -FailOn Informational -PassThru
