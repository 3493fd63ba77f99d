using System.Collections.Concurrent;
using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Findings;
using AciSecurity.Hosting;
using AciSecurity.Policies;
using AciSecurity.Remediation;
using AciSecurity.Remediation.Journal;
using AciSecurity.Sessions;

namespace AciSecurity.Commands;

/// <summary>Repairs what an audit of what is deployed has found.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "AciSecurityFinding", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Finding), typeof(RemediationPlan))]
public sealed class RepairAciSecurityFindingCommand : RemediationCommand
{
    private readonly List<Finding> _findings = [];
    private readonly ConcurrentDictionary<string, bool> _gaps = new(StringComparer.Ordinal);
    private Policy _policy = AciSecurity.Policies.Policy.Default;

    /// <summary>Findings, as Invoke-AciSecurityAudit and the Test-* cmdlets write them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public Finding[] Finding { get; set; } = [];

    /// <summary>The policy file that the audit had.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string? Policy { get; set; }

    /// <summary>The baseline that the audit had.</summary>
    [Parameter]
    public Baseline? Baseline { get; set; }

    /// <summary>The workspace that logs are sent to.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WorkspaceId { get; set; }

    /// <summary>Addresses and ranges that may reach a registry whose network rules are closed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] AllowedNetwork { get; set; } = [];

    /// <summary>Closes registries although nobody knows who uses them, or somebody is known to.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _policy = PolicyFile.ReadOrEnd(this, Policy, Baseline);
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _findings.AddRange(Finding);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        await SayWhatIsLeftAsync().ConfigureAwait(false);
        if (_findings.Count == 0) return;
        var context = await LiveSession.OpenAsync(this, Context, cancellationToken).ConfigureAwait(false);
        using var remediator = EngineBridge.OpenRemediator(context, ThrottleLimit);
        var journal = Journal();
        await SayWhatWasInterruptedAsync(journal).ConfigureAwait(false);
        var repair = new Repair(new()
        {
            Open = reading => EngineBridge.OpenLive(new() { Context = context, Scope = reading.Scope, Types = reading.Types, Facts = reading.Facts }),
            Remediator = remediator,
            Journal = journal,
            ResourceManager = context.Environment.ResourceManager!,
            Policy = _policy,
            Options = new() { WorkspaceId = WorkspaceId, AllowedNetworks = AllowedNetwork, IsForced = Force },
        });
        await repair.RunAsync(_findings, ThrottleLimit, DecideAsync, ReportAsync, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RepairDecision> DecideAsync(PlannedRepair planned)
    {
        var plan = planned.Plan;
        foreach (var gap in planned.Gaps.Where(gap => _gaps.TryAdd(gap, true))) await WarningAsync($"This could not be read, and the plans were made without it: {gap}").ConfigureAwait(false);
        foreach (var left in plan.NotRepaired) await WarningAsync($"{plan.ResourceName}: {left.RuleId} is not repaired: {left.Reason}. {string.Join(" ", left.Steps)}").ConfigureAwait(false);
        if (!plan.HasWrites) return RepairDecision.Leave;
        return await IsWantedAsync(plan).ConfigureAwait(false) ? RepairDecision.CarryOut : IsWhatIf ? RepairDecision.Suppose : RepairDecision.Leave;
    }

    private async Task ReportAsync(RepairOutcome outcome)
    {
        foreach (var warning in outcome.Warnings) await WarningAsync(warning).ConfigureAwait(false);
        if (outcome.Fault is { } fault) await ErrorAsync(FaultRecords.Of(fault)).ConfigureAwait(false);
        await OutputEachAsync(outcome.Findings).ConfigureAwait(false);
    }

    /// <summary>Nothing is silently fewer: what comes in and is not repaired is said.</summary>
    private async Task SayWhatIsLeftAsync()
    {
        var offline = _findings.RemoveAll(finding => finding.Origin.Kind != Resources.OriginKind.Live || finding.SubscriptionId is null);
        if (offline > 0) await WarningAsync($"{offline} findings are about files, or about no resource: files are repaired with Protect-AciContainerGroup or by hand.").ConfigureAwait(false);
        var others = _findings.RemoveAll(finding => finding.Outcome != Outcome.Fail);
        if (others > 0) await VerboseAsync($"{others} findings are no failures, and are left alone.").ConfigureAwait(false);
    }

    private async Task SayWhatWasInterruptedAsync(RepairJournal journal)
    {
        foreach (var entry in journal.Read().Where(entry => entry.State == JournalState.Started))
        {
            await WarningAsync($"A repair of {entry.ResourceId} of {entry.Started:u} was stopped in the middle: it may have been written. Undo-AciSecurityRepair finds out.").ConfigureAwait(false);
        }
    }
}
