using AciSecurity.Azure.Inventory;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Azure.Facts;

/// <summary>Reads the virtual networks of a subscription, and what filters and routes their traffic.</summary>
internal sealed class NetworkFacts(LiveRun run)
{
    /// <summary>Gathers those of a subscription, where they are wanted.</summary>
    public async Task GatherAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        if (!run.Wants(FactKinds.Networks)) return;
        var scope = ResourceId.OfSubscription(subscriptionId);
        await run.GatherAsync(FactKinds.Networks, scope, async () =>
        {
            foreach (var type in ResourceTypes.Networks) await run.ReadCompanionsAsync($"{scope}/providers/{type}", type, scope, cancellationToken).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gathers those of the subscriptions that lent a subnet to a group of another; asked for when all subscriptions are closed.</summary>
    public async Task GatherLentAsync(CancellationToken cancellationToken)
    {
        foreach (var subscriptionId in run.Used.LentNetworks) await GatherAsync(subscriptionId, cancellationToken).ConfigureAwait(false);
    }
}
