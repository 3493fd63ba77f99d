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
        if (run.Wants(ResourceTypes.ContainerGroupProfile)) await PagesAsync(ResourceTypes.ContainerGroupProfile, null, cancellationToken).ConfigureAwait(false);
        if (run.Wants(ResourceTypes.Registry) || run.Wants(FactKinds.Registries)) await RegistriesAsync(cancellationToken).ConfigureAwait(false);
        var facts = new SubscriptionFacts(run, subscription);
        await facts.GatherAsync(_hasGroups, _registries.Count > 0, _hasSubnets, cancellationToken).ConfigureAwait(false);
        await new RegistryAccess(run, assignments).GatherAsync(subscription, _registries, cancellationToken).ConfigureAwait(false);
        if (!run.Filter.IsNarrow) await WholeAsync(facts, cancellationToken).ConfigureAwait(false);
        await run.WriteAsync(new RunItem.SubscriptionClosed(subscription.Id), cancellationToken).ConfigureAwait(false);
    }

    private async Task GroupsAsync(CancellationToken cancellationToken)
    {
        if (!run.Request.WithInstanceView && !run.Wants(FactKinds.DiagnosticSettings))
        {
            await PagesAsync(ResourceTypes.ContainerGroup, See, cancellationToken).ConfigureAwait(false);
            return;
        }

        var diagnostics = new DiagnosticSettings(run);
        await EachAsync(ResourceTypes.ContainerGroup, async (group, stop) =>
        {
            See(group);
            if (run.Request.WithInstanceView) group = await _resources.InDetailAsync(group, stop).ConfigureAwait(false);
            await diagnostics.GatherAsync(group.Id, stop).ConfigureAwait(false);
            await run.WriteAsync(group, stop).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }

    private void See(Resource group)
    {
        _hasGroups = true;
        if (run.Wants(FactKinds.Networks) && group.AsContainerGroup().SubnetIds.Or([]).Count > 0) _hasSubnets = true;
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
        if (run.Wants(ResourceTypes.ManagedCluster)) await PagesAsync(ResourceTypes.ManagedCluster, null, cancellationToken).ConfigureAwait(false);
        if (_hasGroups || _registries.Count > 0 || subscription.IsNamed) await facts.ReadWholeAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Resources of which a list says all that is wanted: they pass on page by page.</summary>
    private Task PagesAsync(string type, Action<Resource>? see, CancellationToken cancellationToken) => TypeAsync(type, async () =>
    {
        await foreach (var page in _resources.PagesAsync(type, cancellationToken).ConfigureAwait(false))
        {
            foreach (var resource in page)
            {
                run.Used.Add(resource);
                see?.Invoke(resource);
            }

            await run.WriteAsync(page, cancellationToken).ConfigureAwait(false);
        }
    }, cancellationToken);

    /// <summary>Resources for each of which something more is asked: several at once.</summary>
    private Task EachAsync(string type, Func<Resource, CancellationToken, ValueTask> take, CancellationToken cancellationToken) => TypeAsync(
        type,
        () => _resources.ReadAsync(type, cancellationToken).TakeAheadAsync(
            run.Request.ThrottleLimit,
            (resource, stop) =>
            {
                run.Used.Add(resource);
                return take(resource, stop);
            },
            cancellationToken),
        cancellationToken);

    private async Task TypeAsync(string type, Func<Task> read, CancellationToken cancellationToken)
    {
        var why = await run.ReadTypeAsync(type, subscription.Resource.Identity, read, cancellationToken).ConfigureAwait(false);
        run.WhyPartial ??= why;
    }
}
