using System.Management.Automation;
using AciSecurity.Remediation;
using AciSecurity.Remediation.Journal;
using AciSecurity.Sessions;
using AciSecurity.Streaming;

namespace AciSecurity.Commands;

/// <summary>A cmdlet that changes Azure by plans, and keeps a journal of what it changes.</summary>
public abstract class RemediationCommand : StreamingCmdlet
{
    /// <summary>The file that knows what was changed; the user's own where none is named.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>Who writes, and in which cloud.</summary>
    [Parameter]
    [ValidateNotNull]
    public AciSecurityContext? Context { get; set; }

    /// <summary>How many resources may be changed at once.</summary>
    [Parameter]
    [ValidateRange(1, 16)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Opens the journal. It is written with the first change.</summary>
    private protected RepairJournal Journal() => new(JournalPath is null ? DefaultJournal : GetUnresolvedProviderPathFromPSPath(JournalPath), TimeProvider.System);

    /// <summary>Asks whether a plan may be carried out; with -WhatIf the plan itself is written.</summary>
    private protected async Task<bool> IsWantedAsync(RemediationPlan plan)
    {
        var (wanted, reason) = await OnPipelineThreadAsync(() =>
        {
            var what = $"{plan.ResourceId}: {plan}";
            var question = $"{what}{Environment.NewLine}{string.Join(Environment.NewLine, [$"Risk: {plan.Risk}.", .. plan.Effects])}{Environment.NewLine}Carry it out?";
            return (ShouldProcess(what, question, "Change Azure", out var why), why);
        }).ConfigureAwait(false);
        if (reason == ShouldProcessReason.WhatIf) await OutputAsync(plan).ConfigureAwait(false);
        return wanted;
    }

    private static string DefaultJournal =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "AciSecurity", "journal.jsonl");
}
