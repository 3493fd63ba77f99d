#Requires -Version 7.4

# Audits the files in infra, shows the findings and writes report.html and report.sarif beside this script.
Import-Module $PSScriptRoot/../../AciSecurity.psd1

# The page's score counts what passed too; it is neither listed nor shown here.
Invoke-AciSecurityAudit -Path $PSScriptRoot/infra -IncludePassed |
    Export-AciSecurityReport -Path $PSScriptRoot/report.html, $PSScriptRoot/report.sarif -PassThru |
    Where-Object Outcome -NotIn Pass, NotApplicable
