using AciSecurity.Resources;

namespace AciSecurity.Access;

/// <summary>Below which management groups the subscriptions of a run are.</summary>
/// <remarks>Resource Graph says it of each subscription, the nearest group first and the tenant's root last:
/// properties.managementGroupAncestorsChain[].name of microsoft.resources/subscriptions.
/// https://learn.microsoft.com/azure/governance/management-groups/resource-graph-samples</remarks>
public sealed class ManagementGroups
{
    private const string Type = "/providers/Microsoft.Management/managementGroups/";
    private readonly Dictionary<string, HashSet<string>> _above = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a scope is a management group.</summary>
    public static bool IsGroup(string scope) => scope.StartsWith(Type, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a management group is above a subscription; null where nobody said.</summary>
    /// <param name="group">The id of the group.</param>
    /// <param name="subscriptionId">The GUID of the subscription; null where it is not known.</param>
    public bool? IsAbove(string group, string? subscriptionId) => subscriptionId is not null && _above.TryGetValue(subscriptionId, out var names)
        ? names.Contains(group[Type.Length..].TrimEnd('/'))
        : null;

    /// <summary>Whether what holds at a scope holds at a place too; null where nobody knows.</summary>
    /// <remarks>https://learn.microsoft.com/azure/role-based-access-control/scope-overview</remarks>
    public bool? Covers(string scope, string place)
    {
        if (scope == "/") return true;
        if (ResourceId.IsAtOrBelow(place, scope.TrimEnd('/'))) return true;
        if (!IsGroup(scope)) return false;
        return IsGroup(place) ? null : IsAbove(scope, ResourceId.SubscriptionOf(place));
    }

    /// <summary>Takes in what a subscription says of itself; one that says nothing leaves it open.</summary>
    internal void Add(Resource subscription)
    {
        var chain = subscription.Properties.Member("managementGroupAncestorsChain").AsList();
        if (!chain.IsKnown || ResourceId.SubscriptionOf(subscription.Id) is not { } id) return;
        var names = chain.Value.Select(group => group.Member("name").AsText()).ToList();
        if (names.TrueForAll(name => name.IsKnown)) _above[id] = names.Select(name => name.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
