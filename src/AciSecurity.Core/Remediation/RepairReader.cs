using AciSecurity.Audits;
using AciSecurity.Findings;
using AciSecurity.Ports;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Remediation;

/// <summary>Reads what repairs of one subscription have to know: the resources with all that rules ask about them, and of the rest of
/// the subscription only who uses whom.</summary>
/// <param name="open">Opens parts of Azure.</param>
internal sealed class RepairReader(Func<LiveReading, IResourceSource> open)
{
    private const FactKinds OfOthers = FactKinds.ContainerGroups | FactKinds.Registries;

    private static readonly string[] Below = [ResourceTypes.RegistryToken, ResourceTypes.RegistryWebhook, ResourceTypes.RegistryCacheRule];

    private static readonly string[] OfSubscription = [ResourceTypes.Subscription, ResourceTypes.DefenderPlan];

    /// <summary>Reads anew.</summary>
    /// <param name="subscriptionId">The subscription.</param>
    /// <param name="findings">The failures that are to be repaired in it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<RecordedRun> ReadAsync(string subscriptionId, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        string[] resources = [.. findings.Select(finding => Top(finding.ResourceId)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        string[] types = [.. resources.Select(id => ArmPlace.Of(id).Type).Distinct(StringComparer.OrdinalIgnoreCase)];
        var items = new List<RunItem>();
        if (resources.Length > 0)
        {
            if (types.Contains(ResourceTypes.Registry, StringComparer.OrdinalIgnoreCase)) types = [.. types, .. Below];
            await AddAsync(new(new() { ResourceIds = resources }, types, FactsAbout(types) & ~OfOthers), items, cancellationToken).ConfigureAwait(false);
        }

        var ofOthers = FactsAbout(types) & OfOthers;
        if (ofOthers != FactKinds.None) await AddAsync(new(new() { Subscriptions = [subscriptionId] }, [], ofOthers | FactKinds.DefenderPlans), items, cancellationToken).ConfigureAwait(false);
        if (findings.Any(finding => Top(finding.ResourceId) is null)) await AddAsync(new(new() { Subscriptions = [subscriptionId] }, OfSubscription, FactsAbout(OfSubscription)), items, cancellationToken).ConfigureAwait(false);
        return new([.. items, new RunItem.SubscriptionClosed(subscriptionId)]);
    }

    /// <summary>The resource that can be read by its id, with what is below it; null for what belongs to the subscription.</summary>
    private static string? Top(string id)
    {
        var place = ArmPlace.Of(id);
        if (place.ResourceGroupName is null) return null;
        return place.Type.Split('/').Length > 2 && place.Type.StartsWith(ResourceTypes.Registry, StringComparison.OrdinalIgnoreCase) ? ResourceId.ParentOf(id) : id;
    }

    private static FactKinds FactsAbout(IReadOnlyCollection<string> types) => ReadingNeeds.Of(RuleCatalog.Rules
        .Where(rule => rule is not AuditRule && !rule.Metadata.Needs.AskRegistries())
        .Select(rule => rule.Metadata)
        .Where(rule => rule.ResourceTypes.Intersect(types, StringComparer.OrdinalIgnoreCase).Any())).Facts;

    private async Task AddAsync(LiveReading reading, List<RunItem> items, CancellationToken cancellationToken)
    {
        var known = items.OfType<RunItem.ResourceRead>().Select(read => read.Resource.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        await foreach (var item in open(reading).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            // The subscription is closed when both are read.
            if (item is RunItem.SubscriptionClosed || (item is RunItem.ResourceRead read && known.Contains(read.Resource.Id))) continue;
            items.Add(item);
        }
    }
}
