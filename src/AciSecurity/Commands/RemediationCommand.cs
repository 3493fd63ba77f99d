using System.Management.Automation;
using AciSecurity.Audits;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Ports;
using AciSecurity.Remediation;
using AciSecurity.Remediation.Journal;
using AciSecurity.Resources;
using AciSecurity.Rules;
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

    /// <summary>How many requests may be under way at once, and of repairs how many subscriptions.</summary>
    [Parameter]
    [ValidateRange(1, 16)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Opens the journal. It is written with the first change.</summary>
    private protected RepairJournal Journal() => new(JournalPath is null ? DefaultJournal : GetUnresolvedProviderPathFromPSPath(JournalPath), TimeProvider.System);

    /// <summary>Whether nobody is asked.</summary>
    private protected virtual bool IsForced => false;

    /// <summary>Asks whether a plan may be carried out; with -WhatIf the plan itself is written.</summary>
    private protected async Task<bool> IsWantedAsync(RemediationPlan plan)
    {
        var (wanted, reason) = await OnPipelineThreadAsync(() =>
        {
            var what = $"{plan.ResourceId}: {plan}";
            var question = $"{what}{Environment.NewLine}{string.Join(Environment.NewLine, [$"Risk: {plan.Risk}.", .. plan.Effects])}{Environment.NewLine}Carry it out?";
            if (IsForced && !IsWhatIf) return (true, ShouldProcessReason.None);
            return (ShouldProcess(what, question, "Change Azure", out var why), why);
        }).ConfigureAwait(false);
        if (reason == ShouldProcessReason.WhatIf) await OutputAsync(plan).ConfigureAwait(false);
        return wanted;
    }

    /// <summary>Whether nothing is changed, and only shown.</summary>
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var said)
        ? said is SwitchParameter { IsPresent: true } or true
        : GetVariableValue("WhatIfPreference") is true or SwitchParameter { IsPresent: true };

    /// <summary>Does one of several things. That it fails is said, and the next is done.</summary>
    private protected async Task AttemptAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (FaultException exception)
        {
            await ErrorAsync(FaultRecords.Of(exception.Fault)).ConfigureAwait(false);
        }
    }

    /// <summary>Finds resources as they are now; what cannot be read is said.</summary>
    /// <param name="context">Who reads.</param>
    /// <param name="scope">Which are meant.</param>
    /// <param name="type">Their type.</param>
    /// <param name="facts">What must be known beside them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    private protected async Task<IReadOnlyList<Resource>> FindAsync(AciSecurityContext context, AzureScope scope, string type, FactKinds facts, CancellationToken cancellationToken)
    {
        var found = new List<Resource>();
        var source = EngineBridge.OpenLive(new() { Context = context, Scope = scope, Types = [type], Facts = facts });
        await foreach (var item in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (item is RunItem.ResourceRead read) found.Add(read.Resource);
            else if (item is RunItem.FaultRaised raised) await ErrorAsync(FaultRecords.Of(raised.Fault)).ConfigureAwait(false);
            else if (item is RunItem.TypeUnread unread) await ErrorAsync(FaultRecords.Of(unread.Fault)).ConfigureAwait(false);
            else if (item is RunItem.FactsGathered { WhyMissing: { } why }) throw new FaultException(AzureFaults.Incomplete(string.Join(", ", scope.ResourceIds), why));
        }

        return found;
    }

    /// <summary>Finds the registries that a value names, as they are now.</summary>
    /// <exception cref="FaultException">It names none, or none that is there.</exception>
    private protected async Task<IReadOnlyList<Resource>> FindRegistriesAsync(object value, AciSecurityContext context, CancellationToken cancellationToken)
    {
        var argument = await OnPipelineThreadAsync(() => RegistryArgument.Of(value)).ConfigureAwait(false) ?? throw new FaultException(RegistryFaults.AddressInvalid($"{value}"));
        var scope = argument.ResourceId is { } id ? new AzureScope { ResourceIds = [id] } : new AzureScope { Names = [argument.Text] };
        var found = await FindAsync(context, scope, ResourceTypes.Registry, FactKinds.None, cancellationToken).ConfigureAwait(false);
        var registries = found.Where(resource => ResourceTypes.Same(resource.Type, ResourceTypes.Registry)).ToList();
        return registries.Count > 0 || argument.ResourceId is not null ? registries : throw new FaultException(AzureFaults.NotFound(argument.Text));
    }

    private static string DefaultJournal =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "AciSecurity", "journal.jsonl");
}
