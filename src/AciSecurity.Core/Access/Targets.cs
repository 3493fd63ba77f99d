using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Access;

/// <summary>The registries and vaults of a live run: what identities of container groups have roles for.</summary>
public sealed class Targets
{
    private const int MostNamed = 5;
    private readonly Dictionary<string, List<ResourceIdentity>> _byGroup = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a role at a scope reaches, in words that follow the role's name; empty where the run knows of nothing.</summary>
    /// <param name="scope">The id of a resource, resource group, subscription or management group.</param>
    /// <param name="groups">What is known of management groups.</param>
    public string Below(string scope, ManagementGroups groups)
    {
        var found = ScopesWith(scope, groups).SelectMany(list => list).Where(target => groups.Covers(scope, target.Id) == true).Take(MostNamed + 1).Select(Name).ToList();
        if (found.Count == 0) return "";
        return $" on {string.Join(", ", found.Take(MostNamed))}{(found.Count > MostNamed ? " and more" : "")}";
    }

    /// <summary>Takes a registry or vault in.</summary>
    internal void Add(ResourceIdentity resource)
    {
        if (resource.Origin.Kind != OriginKind.Live) return;
        var group = GroupOf(resource.Id);
        if (!_byGroup.TryGetValue(group, out var list)) _byGroup[group] = list = [];
        list.Add(resource);
    }

    private IEnumerable<List<ResourceIdentity>> ScopesWith(string scope, ManagementGroups groups)
    {
        if (_byGroup.TryGetValue(GroupOf(scope), out var own)) return [own];
        return _byGroup.Where(pair => groups.Covers(scope, pair.Key) == true).Select(pair => pair.Value);
    }

    private static string GroupOf(string id)
    {
        var at = id.IndexOf("/providers/", StringComparison.OrdinalIgnoreCase);
        return at > 0 ? id[..at] : id;
    }

    private static string Name(ResourceIdentity target) =>
        $"the {(ResourceTypes.Same(target.Type, ResourceTypes.Registry) ? "registry" : "vault")} '{Redaction.Text(target.Name)}'";
}
