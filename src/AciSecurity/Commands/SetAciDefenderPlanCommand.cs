using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Hosting;
using AciSecurity.Remediation;
using AciSecurity.Resources;
using AciSecurity.Rules;
using AciSecurity.Sessions;

namespace AciSecurity.Commands;

/// <summary>Turns the plan Containers of Microsoft Defender on or off, and its scanning of registries.</summary>
[Cmdlet(VerbsCommon.Set, "AciDefenderPlan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Resource), typeof(RemediationPlan))]
public sealed class SetAciDefenderPlanCommand : SettingCommand
{
    private const string Containers = "Containers";

    /// <summary>GUIDs or names of subscriptions.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SubscriptionCompleter))]
    public string[] SubscriptionId { get; set; } = [];

    /// <summary>Whether the plan is on: the tier Standard, and not Free. What is not said stays as it is; where nothing is, both are turned on.</summary>
    [Parameter]
    public bool? Enabled { get; set; }

    /// <summary>Whether the images of registries are scanned.</summary>
    [Parameter]
    public bool? RegistryScanning { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        bool? isUnsaid = Enabled is null && RegistryScanning is null ? true : null;
        var context = await LiveSession.OpenAsync(this, Context, cancellationToken).ConfigureAwait(false);
        using var remediator = EngineBridge.OpenRemediator(context, ThrottleLimit);
        foreach (var subscription in SubscriptionId)
        {
            await AttemptAsync(async () =>
            {
                var plans = await FindAsync(context, new() { Subscriptions = [subscription] }, ResourceTypes.DefenderPlan, FactKinds.None, cancellationToken).ConfigureAwait(false);
                foreach (var plan in plans.Where(plan => ResourceTypes.Same(plan.Type, ResourceTypes.DefenderPlan) && new DefenderPlan(plan).Is(Containers)))
                {
                    await CarryOutAsync(DefenderPlanner.Plan(plan, Enabled ?? isUnsaid, RegistryScanning ?? isUnsaid), [plan], context, remediator, cancellationToken).ConfigureAwait(false);
                }
            }).ConfigureAwait(false);
        }
    }
}
