using AciSecurity.Audits;
using AciSecurity.Azure.Facts;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Azure.Inventory;

/// <summary>Reads one subscription: its container groups and registries, what belongs to each, and what holds for all of it.</summary>
internal sealed class SubscriptionReader(LiveRun run, Subscription subscription, RoleAssignments assignments)
{
    private readonly ResourceReader _resources = new(run, subscription);
    private bool _hasGroups;
    private readonly List<ResourceIdentity> _registries = [];
    private bool _hasSubnets;

    /// <summary>Reads it; what cannot be read is said, and the rest goes on.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (run.Wants(ResourceTypes.ContainerGroup) || run.Wants(FactKinds.ContainerGroups)) await GroupsAsync(cancellationToken).ConfigureAwait(false);
        if (run.Wants(ResourceTypes.ContainerGroupProfile)) await TypeAsync(ResourceTypes.ContainerGroupProfile, cancellationToken).ConfigureAwait(false);
        if (run.Wants(ResourceTypes.Registry) || run.Wants(FactKinds.Registries)) await RegistriesAsync(cancellationToken).ConfigureAwait(false);
        var facts = new SubscriptionFacts(run, subscription);
        await facts.GatherAsync(_hasGroups, _registries.Count > 0, _hasSubnets, cancellationToken).ConfigureAwait(false);
        await new RegistryAccess(run, assignments).GatherAsync(subscription, _registries, cancellationToken).ConfigureAwait(false);
        if (!run.Filter.IsNarrow) await WholeAsync(facts, cancellationToken).ConfigureAwait(false);
        await run.WriteAsync(new RunItem.SubscriptionClosed(subscription.Id), cancellationToken).ConfigureAwait(false);
    }

    private async Task GroupsAsync(CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticSettings(run);
        await EachAsync(ResourceTypes.ContainerGroup, async (group, stop) =>
        {
            _hasGroups = true;
            if (group.AsContainerGroup().SubnetIds.Or([]).Count > 0) _hasSubnets = true;
            if (run.Request.WithInstanceView) group = await _resources.InDetailAsync(group, stop).ConfigureAwait(false);
            await diagnostics.GatherAsync(group.Id, stop).ConfigureAwait(false);
            await run.WriteAsync(group, stop).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }

    private async Task RegistriesAsync(CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticSettings(run);
        var children = new RegistryChildren(run);
        await EachAsync(ResourceTypes.Registry, async (registry, stop) =>
        {
            lock (_registries) _registries.Add(registry.Identity);
            await diagnostics.GatherAsync(registry.Id, stop).ConfigureAwait(false);
            await children.ReadAsync(registry, stop).ConfigureAwait(false);
            await run.WriteAsync(registry, stop).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What is judged for the subscription as a whole: only where somebody runs containers, or asked for this subscription.</summary>
    private async Task WholeAsync(SubscriptionFacts facts, CancellationToken cancellationToken)
    {
        if (run.Wants(ResourceTypes.ManagedCluster)) await TypeAsync(ResourceTypes.ManagedCluster, cancellationToken).ConfigureAwait(false);
        if (_hasGroups || _registries.Count > 0 || subscription.IsNamed) await facts.ReadWholeAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task TypeAsync(string type, CancellationToken cancellationToken) =>
        EachAsync(type, async (resource, stop) => await run.WriteAsync(resource, stop).ConfigureAwait(false), cancellationToken);

    private async Task EachAsync(string type, Func<Resource, CancellationToken, ValueTask> take, CancellationToken cancellationToken)
    {
        var why = await run.ReadTypeAsync(type, subscription.Resource.Identity, () => _resources.ReadAsync(type, cancellationToken).TakeAheadAsync(
            run.Request.ThrottleLimit,
            async (resource, stop) =>
            {
                run.Used.Add(resource);
                await take(resource, stop).ConfigureAwait(false);
            },
            cancellationToken), cancellationToken).ConfigureAwait(false);
        run.WhyPartial ??= why;
    }
}
