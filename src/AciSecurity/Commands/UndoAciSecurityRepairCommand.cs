using System.Management.Automation;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Policies;
using AciSecurity.Remediation.Journal;
using AciSecurity.Sessions;

namespace AciSecurity.Commands;

/// <summary>Takes back what a journal says was repaired.</summary>
[Cmdlet(VerbsCommon.Undo, "AciSecurityRepair", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(UndoResult))]
public sealed class UndoAciSecurityRepairCommand : RemediationCommand
{
    /// <summary>The resources whose repairs are taken back, by id, with wildcards; all of the journal where none is named.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] ResourceId { get; set; } = [];

    /// <summary>Only repairs since then.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    private readonly List<string> _resources = [];

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _resources.AddRange(ResourceId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        // A pipeline that brought nothing asks for nothing to be undone.
        if (MyInvocation.ExpectingInput && _resources.Count == 0) return;
        var context = await LiveSession.OpenAsync(this, Context, cancellationToken).ConfigureAwait(false);
        using var remediator = EngineBridge.OpenRemediator(context, ThrottleLimit);
        var undo = new Undo(remediator, Journal(), context.Environment.ResourceManager!);
        var entries = undo.Open().Where(IsMeant).ToList();
        if (entries.Count == 0) await WarningAsync("The journal has no repair to undo there.").ConfigureAwait(false);

        // One after the other: a later repair of a resource is taken back before an earlier one is looked at.
        foreach (var entry in entries) await UndoAsync(undo, entry, cancellationToken).ConfigureAwait(false);
    }

    private async Task UndoAsync(Undo undo, JournalEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var plan = await undo.PlanAsync(entry, cancellationToken).ConfigureAwait(false);
            var (result, fault) = await ResultAsync(undo, plan, cancellationToken).ConfigureAwait(false);
            if (fault is not null) await ErrorAsync(FaultRecords.Of(fault)).ConfigureAwait(false);
            await OutputAsync(result).ConfigureAwait(false);
        }
        catch (FaultException exception)
        {
            await ErrorAsync(FaultRecords.Of(exception.Fault)).ConfigureAwait(false);
        }
    }

    private async Task<(UndoResult Result, Fault? Fault)> ResultAsync(Undo undo, UndoPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Final.Count > 0)
        {
            if (!IsWhatIf) await undo.GiveUpAsync(plan).ConfigureAwait(false);
            return (plan.Result(UndoState.CannotBeUndone, $"{string.Join(", ", plan.Final)}: what was replaced or deleted for good is gone. A credential is replaced again by Reset-AcrCredential."), null);
        }

        if (!plan.IsSafe) return (plan.Result(UndoState.Changed, plan.WhyChanged), null);
        if (plan.Writes.Count == 0) return IsWhatIf ? (plan.Result(UndoState.NothingToUndo, ""), null) : await undo.ApplyAsync(plan, cancellationToken).ConfigureAwait(false);
        if (plan.Entry.Restarts) await WarningAsync($"{plan.Entry.ResourceId}: taking this back starts the container group anew.").ConfigureAwait(false);
        return await ShouldProcessAsync(plan.Entry.ResourceId, $"Undo: {plan}").ConfigureAwait(false)
            ? await undo.ApplyAsync(plan, cancellationToken).ConfigureAwait(false)
            : (plan.Result(UndoState.NotUndone, ""), null);
    }

    private bool IsMeant(JournalEntry entry) =>
        (_resources.Count == 0 || _resources.Exists(pattern => NamePattern.Matches(pattern, entry.ResourceId)))
        && (Since is not { } since || entry.Started >= since.ToUniversalTime());
}
