#Requires -Version 7.4

# Tests the policy, audits the files in infra by it, shows the findings and writes report.sarif beside this script.
Import-Module $PSScriptRoot/../../AciSecurity.psd1

Test-AciSecurityPolicy -Path $PSScriptRoot/acisecurity.yaml | Out-Default

Invoke-AciSecurityAudit -Path $PSScriptRoot/infra -Policy $PSScriptRoot/acisecurity.yaml |
    Export-AciSecurityReport -Path $PSScriptRoot/report.sarif -PassThru
