#Requires -Version 7.4

# Repairs the registries of a subscription in three steps: look, repair, keep what is left. Run it with -WhatIf first.
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [string[]] $SubscriptionId,

    # Where logs go: the id of a Log Analytics workspace.
    [string] $WorkspaceId,

    [string] $JournalPath = 'repairs.jsonl'
)

$ErrorActionPreference = 'Stop'

$repair = @{ JournalPath = $JournalPath }
if ($WorkspaceId) { $repair.WorkspaceId = $WorkspaceId }

$failures = Invoke-AciSecurityAudit -SubscriptionId $SubscriptionId -Rule Acr.* | Where-Object Outcome -eq Fail
"$(@($failures).Count) failures"

# With -WhatIf these are plans, otherwise the findings as they are afterwards.
$results = $failures | Repair-AciSecurityFinding @repair -WarningVariable left -WarningAction SilentlyContinue
foreach ($result in $results) {
    if ($WhatIfPreference) { "would change $($result.ResourceName): $($result.Changes -join '; ')" }
    else { "$($result.Outcome) $($result.RuleId) $($result.ResourceName)" }
}

foreach ($warning in $left) { "left: $warning" }
