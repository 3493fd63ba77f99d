using System.Management.Automation;
using AciSecurity.Faults;
using AciSecurity.Ports;
using AciSecurity.Remediation;
using AciSecurity.Resources;
using AciSecurity.Sessions;

namespace AciSecurity.Commands;

/// <summary>A cmdlet that sets something of resources that are named, and not of what an audit found.</summary>
public abstract class SettingCommand : RemediationCommand
{
    /// <summary>Gives the resource as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Carries out a plan if it is wanted.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="known">The resources that it was made from.</param>
    /// <param name="context">Who writes.</param>
    /// <param name="remediator">Writes.</param>
    /// <param name="cancellationToken">Stops before the next request.</param>
    private protected async Task CarryOutAsync(RemediationPlan plan, IReadOnlyList<Resource> known, AciSecurityContext context, IRemediator remediator, CancellationToken cancellationToken)
    {
        var after = known;
        if (!plan.HasWrites) await VerboseAsync($"{plan.ResourceId} is so already.").ConfigureAwait(false);
        else if (await IsWantedAsync(plan).ConfigureAwait(false)) after = await WriteAsync(plan, known, context, remediator, cancellationToken).ConfigureAwait(false);
        else return;
        if (PassThru && after.FirstOrDefault(resource => ResourceTypes.Same(resource.Id, plan.ResourceId)) is { } resource) await OutputAsync(resource).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Resource>> WriteAsync(RemediationPlan plan, IReadOnlyList<Resource> known, AciSecurityContext context, IRemediator remediator, CancellationToken cancellationToken)
    {
        var writer = new PlanWriter(remediator, Journal(), context.Environment.ResourceManager!);
        var written = await writer.WriteAsync(plan, id => known.FirstOrDefault(resource => ResourceTypes.Same(resource.Id, id))?.ToUtf8Json(), cancellationToken).ConfigureAwait(false);
        foreach (var warning in written.Warnings) await WarningAsync(warning).ConfigureAwait(false);
        if (written.Fault is { } fault) throw new FaultException(fault);
        return [.. written.Resources, .. known];
    }
}
