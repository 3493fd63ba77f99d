using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Ports;
using AciSecurity.Remediation;
using AciSecurity.Resources;
using AciSecurity.Rules;
using AciSecurity.Sessions;

namespace AciSecurity.Commands;

/// <summary>Sends the logs of registries and container groups away.</summary>
[Cmdlet(VerbsCommon.Set, "AciDiagnosticSetting", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Resource), typeof(RemediationPlan))]
public sealed class SetAciDiagnosticSettingCommand : SettingCommand
{
    private static readonly string[] Known = [ResourceTypes.Registry, ResourceTypes.ContainerGroup];

    /// <summary>Registries and container groups: ids, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] ResourceId { get; set; } = [];

    /// <summary>The setting's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "acisecurity";

    /// <summary>A Log Analytics workspace, by its id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WorkspaceId { get; set; }

    /// <summary>A storage account, by its id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StorageAccountId { get; set; }

    /// <summary>An authorization rule of an event hub's namespace, by its id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EventHubAuthorizationRuleId { get; set; }

    /// <summary>The event hub; Azure makes one for each category where none is named.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EventHubName { get; set; }

    /// <summary>Which logs; those that the audit asks for where none are named.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Category { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (WorkspaceId is null && StorageAccountId is null && EventHubAuthorizationRuleId is null) ThrowTerminatingError(FaultRecords.Of(RemediationFaults.NoDestination()));
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var context = await LiveSession.OpenAsync(this, Context, cancellationToken).ConfigureAwait(false);
        using var remediator = EngineBridge.OpenRemediator(context, ThrottleLimit);
        foreach (var value in ResourceId)
        {
            await AttemptAsync(async () =>
            {
                var id = await OnPipelineThreadAsync(() => ResourceIdArgument.Of(value)).ConfigureAwait(false);
                if (id is null || Known.FirstOrDefault(known => ResourceTypes.Same(ArmPlace.Of(id).Type, known)) is not { } type) throw new FaultException(RemediationFaults.NoDiagnostics(id ?? $"{value}"));
                await SetAsync(id, type, context, remediator, cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }

    private async Task SetAsync(string id, string type, AciSecurityContext context, IRemediator remediator, CancellationToken cancellationToken)
    {
        var found = await FindAsync(context, new() { ResourceIds = [id] }, type, FactKinds.DiagnosticSettings, cancellationToken).ConfigureAwait(false);
        if (found.FirstOrDefault(resource => ResourceTypes.Same(resource.Id, id)) is not { } resource) return;
        var settings = found.Where(one => ResourceTypes.Same(one.Type, ResourceTypes.DiagnosticSetting)).ToList();
        var existing = DiagnosticSettingPlanner.Same(settings, Name, WorkspaceId);
        var plan = DiagnosticSettingPlanner.Plan(resource, Name, existing, new(WorkspaceId, StorageAccountId, EventHubAuthorizationRuleId, EventHubName), Category);
        if (plan.Restarts) await WarningAsync($"{resource.Name}: a diagnostic setting that is made or changed starts the container group anew.").ConfigureAwait(false);
        await CarryOutAsync(plan, [.. found, resource], context, remediator, cancellationToken).ConfigureAwait(false);
    }
}
