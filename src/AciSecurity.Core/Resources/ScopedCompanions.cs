namespace AciSecurity.Resources;

/// <summary>Companions of one kind, found by whom they are about: extension resources (diagnostic settings, locks, role assignments) by
/// their scope, child resources by their parent.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/management/extension-resource-types</remarks>
public sealed class ScopedCompanions
{
    private const string Providers = "/providers/";
    private readonly Dictionary<string, List<Resource>> _byScope = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Resource> _hidden = [];
    private readonly Func<string, string?> _scopeOf;

    /// <summary>Makes an empty index of extension resources.</summary>
    public ScopedCompanions()
        : this(ScopeOf)
    {
    }

    /// <summary>Makes an empty index.</summary>
    /// <param name="scopeOf">Of a companion's id the id of whom it is about; null where an expression hides it.</param>
    internal ScopedCompanions(Func<string, string?> scopeOf) => _scopeOf = scopeOf;

    /// <summary>Takes a companion in.</summary>
    internal void Add(Resource companion)
    {
        if (companion.Root.Member("condition").AsBoolean() is { IsKnown: true, Value: false }) return;
        if (_scopeOf(companion.Id) is not { } scope)
        {
            _hidden.Add(companion);
            return;
        }

        if (!_byScope.TryGetValue(scope, out var list)) _byScope[scope] = list = [];
        list.Add(companion);
    }

    /// <summary>All of them, whatever they are about.</summary>
    public IEnumerable<Resource> All => _byScope.Values.SelectMany(list => list).Concat(_hidden);

    /// <summary>Those whose scope is the resource itself.</summary>
    public CompanionSet Of(ResourceIdentity resource) => Of(resource, [resource.Id]);

    /// <summary>Those whose scope is the resource, its resource group or its subscription; in a template what it is deployed to.</summary>
    public CompanionSet AtOrAbove(ResourceIdentity resource) => Of(resource, [resource.Id, .. Above(resource.Id)]);

    /// <summary>Forgets those below a scope.</summary>
    internal void Forget(string scope)
    {
        foreach (var key in _byScope.Keys.Where(key => ResourceId.IsAtOrBelow(key, scope)).ToList()) _byScope.Remove(key);
    }

    private static string[] Above(string id)
    {
        var group = id.IndexOf(Providers, StringComparison.OrdinalIgnoreCase);
        if (group <= 0) return [""];
        var subscription = id.IndexOf("/resourceGroups/", StringComparison.OrdinalIgnoreCase);
        return subscription > 0 ? [id[..group], id[..subscription]] : [id[..group]];
    }

    private CompanionSet Of(ResourceIdentity resource, IReadOnlyList<string> scopes)
    {
        var known = scopes.SelectMany(scope => _byScope.GetValueOrDefault(scope) ?? []);
        var named = _hidden.Where(companion => IsNamedIn(companion.Id, resource.Id));
        var found = known.Concat(named).ToLookup(companion => companion.Identity.Deployment == resource.Deployment);
        return new([.. found[true]], found[false].Any(), _hidden.Exists(companion => !IsNamedIn(companion.Id, resource.Id)));
    }

    /// <summary>An extension of a resource whose name is an expression has that resource's id expression inside its own.</summary>
    private static bool IsNamedIn(string companionId, string id) =>
        id.Length > 2 && id[0] == '['
        && ResourceId.WithoutSpaces(companionId).Contains(ResourceId.WithoutSpaces(id[1..^1]), StringComparison.OrdinalIgnoreCase);

    /// <summary>The scope of an extension; empty for the scope that a template is deployed to, null where an expression hides it.</summary>
    private static string? ScopeOf(string id)
    {
        if (id.StartsWith('[')) return null;
        var at = id.LastIndexOf(Providers, StringComparison.OrdinalIgnoreCase);
        return at > 0 ? id[..at] : "";
    }
}
