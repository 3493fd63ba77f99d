#Requires -Version 7.4

# Audits the files in infra by a policy with exemptions, writes report.html and report.sarif beside this script, and lists what is
# accepted and until when, and which exemptions no longer exempt anything.
Import-Module $PSScriptRoot/../../AciSecurity.psd1

$findings = Invoke-AciSecurityAudit -Path $PSScriptRoot/infra -Policy $PSScriptRoot/waivers.yaml |
    Export-AciSecurityReport -Path $PSScriptRoot/report.html, $PSScriptRoot/report.sarif -PassThru

'Accepted for now:'
$findings | Where-Object Outcome -EQ Exempt | ForEach-Object { "  $($_.RuleId) on $($_.ResourceName): $($_.Exemption)" }
'Exemptions to look at:'
$findings | Where-Object RuleId -EQ Audit.Exemption | ForEach-Object { "  $($_.Subject): $($_.Reason)" }
'Still open:'
$findings | Where-Object { $_.IsProblem -and $_.RuleId -ne 'Audit.Exemption' } | ForEach-Object { "  $($_.RuleId) on $($_.ResourceName): $($_.Reason)" }
