# A runbook of Azure Automation, for a runtime environment with PowerShell 7.4: it audits what the identity of the Automation account can
# read, writes the whole report into a storage container, shows the worst findings in the job's output, and fails the job when they are
# too bad. A job that is interrupted starts again from the beginning: nothing is lost by it, and the day's report is written anew.
param(
    # Names or GUIDs of subscriptions; without any, all that the identity can read.
    [string[]] $SubscriptionId = @(),

    # Where the report goes: https://<account>.blob.core.windows.net/<container>.
    [Parameter(Mandatory)]
    [string] $Container,

    # The least severity that fails the job.
    [ValidateSet('Critical', 'High', 'Medium', 'Low', 'Informational')]
    [string] $FailOn = 'High',

    # A policy: the text of its file, which a variable of the Automation account can hold, or a path.
    [string] $Policy,

    # The client id of a user-assigned identity; without it the system-assigned one is used.
    [string] $ClientId,

    # The cloud.
    [object] $Environment = 'AzureCloud',

    # How many findings of a severity are shown in the output.
    [int] $Show = 10
)

# A job takes these from the script and from nowhere else. What needs an answer would wait for ever, so nothing asks.
$ErrorActionPreference = 'Stop'
$WarningPreference = 'Continue'
$InformationPreference = 'SilentlyContinue'
$VerbosePreference = 'SilentlyContinue'
$DebugPreference = 'SilentlyContinue'
$ProgressPreference = 'SilentlyContinue'
$ConfirmPreference = 'None'

$identity = if ($ClientId) { @{ ClientId = $ClientId } } else { @{} }
Connect-AciSecurity -Identity -Environment $Environment @identity

$audit = @{ IncludePassed = $true }
if ($SubscriptionId) { $audit.SubscriptionId = $SubscriptionId }
if ($Policy) {
    $audit.Policy = $Policy
    if (-not [System.IO.File]::Exists($Policy)) {
        $audit.Policy = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), "acisecurity-$([guid]::NewGuid()).yaml")
        [System.IO.File]::WriteAllText($audit.Policy, $Policy)
    }
}

# One report a day. Lines of findings are kept, and not findings: a tenant does not fit into a sandbox.
$name = "$($Container.TrimEnd('/'))/acisecurity-$([datetime]::UtcNow.ToString('yyyy-MM-dd'))"
$worst = [ordered]@{}
foreach ($severity in 'Critical', 'High', 'Medium', 'Low', 'Informational') { $worst[$severity] = [System.Collections.Generic.List[string]]::new() }
$said = @()

try {
    # What cannot be read is an error of the job and a finding of the report; it does not cost the rest.
    Invoke-AciSecurityAudit @audit -ErrorAction Continue -InformationVariable said |
        Export-AciSecurityReport -Path "$name.html", "$name.jsonl" -FailOn $FailOn -PassThru |
        ForEach-Object {
            $lines = $worst["$($_.Severity)"]
            if ($_.IsProblem -and $lines.Count -lt $Show) { $lines.Add("$($_.Severity) $($_.Outcome) $($_.RuleId) $($_.ResourceName): $($_.Reason)") }
        }
}
catch {
    # Whoever calls this, with whatever preferences: a job that has no report, or whose gate has closed, is Failed.
    throw
}
finally {
    # Also when the gate has closed. Each line is a record of its own, far below the 1 MiB that one may have.
    foreach ($record in $said) { "$($record.MessageData)" }
    foreach ($lines in $worst.Values) { $lines }
    "The whole report: $name.html"
}
