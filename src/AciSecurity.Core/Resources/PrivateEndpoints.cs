namespace AciSecurity.Resources;

/// <summary>The private endpoints of a run that lead to registries, found by the registry, with their DNS zone groups.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-registry/container-registry-private-endpoints</remarks>
public sealed class PrivateEndpoints
{
    private readonly Dictionary<string, List<Resource>> _byRegistry = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Resource>> _zoneGroups = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Resource> _hidden = [];
    private readonly List<Resource> _hiddenZoneGroups = [];

    /// <summary>The endpoints that lead to the registry.</summary>
    public CompanionSet<Resource> Of(ResourceIdentity registry)
    {
        var name = RegistryName.Of(registry);
        var found = (_byRegistry.GetValueOrDefault(name) ?? []).ToLookup(endpoint => endpoint.Identity.Deployment == registry.Deployment);
        var isElsewhere = found[false].Any() && !RegistryName.IsExpression(name);
        return new([.. found[true]], isElsewhere, _hidden.Count > 0);
    }

    /// <summary>The DNS zone groups of an endpoint; one of its own deployment whose endpoint an expression hides makes it hidden.</summary>
    public CompanionSet<Resource> ZoneGroupsOf(ResourceIdentity endpoint)
    {
        var own = (_zoneGroups.GetValueOrDefault(endpoint.Id) ?? []).FindAll(group => group.Identity.Deployment == endpoint.Deployment);
        return new(own, IsElsewhere: false, _hiddenZoneGroups.Exists(group => group.Identity.Deployment == endpoint.Deployment));
    }

    /// <summary>Takes an endpoint in; one that leads to something else is passed over.</summary>
    internal void Add(Resource resource)
    {
        var endpoint = new PrivateEndpoint(resource);
        if (endpoint.Condition is { IsKnown: true, Value: false }) return;
        var isHidden = endpoint.HidesConnections;
        foreach (var connection in endpoint.Connections)
        {
            if (connection.Target is { IsKnown: true } target)
            {
                if (RegistryName.OfId(target.Value) is { } name) Put(_byRegistry, name, resource);
            }
            else
            {
                // The sub-resource of a connection to a vault or a storage account has another name.
                isHidden |= connection.IsForRegistry is { IsUnresolved: true } or { IsKnown: true, Value: true };
            }
        }

        if (isHidden) _hidden.Add(resource);
    }

    /// <summary>Takes a DNS zone group in.</summary>
    internal void AddZoneGroup(Resource group)
    {
        if (group.Root.Member("condition").AsBoolean() is { IsKnown: true, Value: false }) return;
        var at = group.Id.IndexOf("/privateDnsZoneGroups/", StringComparison.OrdinalIgnoreCase);
        if (group.Id.StartsWith('[') || at < 0) _hiddenZoneGroups.Add(group);
        else Put(_zoneGroups, group.Id[..at], group);
    }

    /// <summary>Forgets the endpoints below a scope, and their DNS zone groups.</summary>
    internal void Forget(string scope)
    {
        foreach (var lists in new[] { _byRegistry, _zoneGroups })
        {
            foreach (var (key, list) in lists.ToList())
            {
                if (list.RemoveAll(item => ResourceId.IsAtOrBelow(item.Id, scope)) > 0 && list.Count == 0) lists.Remove(key);
            }
        }
    }

    private static void Put(Dictionary<string, List<Resource>> lists, string key, Resource resource)
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        if (!list.Contains(resource)) list.Add(resource);
    }
}
