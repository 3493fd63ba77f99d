using AciSecurity.Audits;
using AciSecurity.Findings;
using AciSecurity.Ports;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Remediation;

/// <summary>Reads what repairs have to know: the resources with all that rules ask about them, and of everything else that the account can
/// read, in whatever subscription, who uses whom.</summary>
/// <param name="open">Opens parts of Azure.</param>
internal sealed class RepairReader(Func<LiveReading, IResourceSource> open)
{
    private const FactKinds OfOthers = FactKinds.ContainerGroups | FactKinds.Registries;

    private static readonly string[] Below = [ResourceTypes.RegistryToken, ResourceTypes.RegistryWebhook, ResourceTypes.RegistryCacheRule];
    private static readonly string[] OfSubscription = [ResourceTypes.Subscription, ResourceTypes.DefenderPlan];

    private readonly object _gate = new();
    private Task<List<RunItem>>? _others;

    /// <summary>Reads anew what belongs to a subscription; the rest is read once for all.</summary>
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
            Add(await ReadAsync(new(new() { ResourceIds = resources }, types, FactsAbout(types) & ~OfOthers), cancellationToken).ConfigureAwait(false), items);
            Add(await ReadAsync(new(new() { Subscriptions = [subscriptionId] }, [], FactKinds.DefenderPlans), cancellationToken).ConfigureAwait(false), items);
        }

        if (findings.Any(finding => Top(finding.ResourceId) is null)) Add(await ReadAsync(new(new() { Subscriptions = [subscriptionId] }, OfSubscription, FactsAbout(OfSubscription) & ~OfOthers), cancellationToken).ConfigureAwait(false), items);
        var others = await OthersAsync(cancellationToken).ConfigureAwait(false);
        Add(others, items);
        return new([.. items, new RunItem.SubscriptionClosed(subscriptionId)]) { WhyUsersAreUnknown = others.Select(Gap).OfType<string>().FirstOrDefault() };
    }

    /// <summary>What a reading could not read; null where it did.</summary>
    internal static string? Gap(RunItem item) => item switch
    {
        RunItem.FaultRaised raised => raised.Fault.Message,
        RunItem.TypeUnread unread => unread.Fault.Message,
        RunItem.FactsGathered { WhyMissing: { } why } => why,
        _ => null,
    };

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

    private Task<List<RunItem>> OthersAsync(CancellationToken cancellationToken)
    {
        lock (_gate) return _others ??= ReadAsync(new(AzureScope.Everything, [], OfOthers), cancellationToken);
    }

    private async Task<List<RunItem>> ReadAsync(LiveReading reading, CancellationToken cancellationToken)
    {
        var items = new List<RunItem>();
        await foreach (var item in open(reading).ReadAsync(cancellationToken).ConfigureAwait(false)) items.Add(item);
        return items;
    }

    /// <summary>Puts readings together: each resource once, and the subscription is closed when all is read.</summary>
    private static void Add(List<RunItem> more, List<RunItem> items)
    {
        var known = items.OfType<RunItem.ResourceRead>().Select(read => read.Resource.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var item in more)
        {
            // Subscriptions are repaired side by side, and what is parsed of a resource is for one at a time: each has its own.
            if (item is RunItem.ResourceRead read)
            {
                if (!known.Contains(read.Resource.Id)) items.Add(new RunItem.ResourceRead(read.Resource.Light()));
            }
            else if (item is not RunItem.SubscriptionClosed)
            {
                items.Add(item);
            }
        }
    }
}
