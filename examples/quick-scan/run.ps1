#Requires -Version 7.4

# Audits the files in infra, shows the findings and writes report.html and report.sarif beside this script.
Import-Module $PSScriptRoot/../../AciSecurity.psd1

Invoke-AciSecurityAudit -Path $PSScriptRoot/infra |
    Export-AciSecurityReport -Path $PSScriptRoot/report.html, $PSScriptRoot/report.sarif -PassThru
