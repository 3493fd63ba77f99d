using AciSecurity.Audits;
using AciSecurity.Azure.Inventory;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Azure.Facts;

/// <summary>Reads what holds for many resources of a subscription: one list each.</summary>
internal sealed class SubscriptionFacts(LiveRun run, Subscription subscription)
{
    /// <summary>Gathers the facts about groups and registries, where there are any.</summary>
    public async Task GatherAsync(bool hasGroups, bool hasRegistries, bool hasSubnets, CancellationToken cancellationToken)
    {
        if (hasSubnets) await new NetworkFacts(run).GatherAsync(subscription.Id, cancellationToken).ConfigureAwait(false);
        if (hasGroups || hasRegistries) await GatherAsync(FactKinds.Locks, [ResourceTypes.Lock], cancellationToken).ConfigureAwait(false);
        if (hasRegistries) await GatherAsync(FactKinds.PrivateEndpoints, [ResourceTypes.PrivateEndpoint], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads what rules judge for the subscription itself.</summary>
    public async Task ReadWholeAsync(CancellationToken cancellationToken)
    {
        if (run.Wants(ResourceTypes.DefenderPlan) || run.Wants(FactKinds.DefenderPlans)) await PlansAsync(cancellationToken).ConfigureAwait(false);
        if (run.Wants(FactKinds.ActivityLogAlerts)) await GatherAsync(FactKinds.ActivityLogAlerts, [ResourceTypes.ActivityLogAlert], cancellationToken).ConfigureAwait(false);
        if (run.Wants(ResourceTypes.Subscription)) await new DiagnosticSettings(run).GatherAsync(subscription.Scope, cancellationToken).ConfigureAwait(false);
        await run.WriteAsync(subscription.Resource, cancellationToken).ConfigureAwait(false);
    }

    private async Task GatherAsync(FactKinds kind, string[] types, CancellationToken cancellationToken)
    {
        if (!run.Wants(kind)) return;
        await run.GatherAsync(kind, subscription.Scope, async () =>
        {
            foreach (var type in types) await ListAsync(type, cancellationToken).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Plans are judged, and say something of registries too.</summary>
    private async Task PlansAsync(CancellationToken cancellationToken)
    {
        var why = await run.ReadTypeAsync(ResourceTypes.DefenderPlan, subscription.Resource.Identity, () => ListAsync(ResourceTypes.DefenderPlan, cancellationToken), cancellationToken).ConfigureAwait(false);
        await run.WriteAsync(new RunItem.FactsGathered(FactKinds.DefenderPlans, subscription.Scope, why), cancellationToken).ConfigureAwait(false);
    }

    private Task ListAsync(string type, CancellationToken cancellationToken) =>
        run.ReadCompanionsAsync($"{subscription.Scope}/providers/{type}", type, subscription.Scope, cancellationToken);
}
