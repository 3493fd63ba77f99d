using AciSecurity.Access;

namespace AciSecurity.Resources;

/// <summary>Companions of one kind, found by whom they are about: extension resources (diagnostic settings, locks, role assignments) by
/// their scope, child resources by their parent.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/management/extension-resource-types</remarks>
/// <typeparam name="T">What a companion is read as.</typeparam>
public sealed class ScopedCompanions<T>
    where T : class, ICompanion
{
    private const string Tenant = "/";
    private const string Providers = "/providers/";
    private readonly Dictionary<string, List<T>> _byScope = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<T> _hidden = [];
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
    internal void Add(T companion, Setting<bool> condition)
    {
        if (condition is { IsKnown: true, Value: false }) return;
        if (_scopeOf(companion.Identity.Id) is not { } scope)
        {
            _hidden.Add(companion);
            return;
        }

        if (!_byScope.TryGetValue(scope, out var list)) _byScope[scope] = list = [];
        list.Add(companion);
    }

    /// <summary>All of them, whatever they are about.</summary>
    public IEnumerable<T> All => _byScope.Values.SelectMany(list => list).Concat(_hidden);

    /// <summary>Those whose scope is the resource itself.</summary>
    public CompanionSet<T> Of(ResourceIdentity resource) => Of(resource, [resource.Id]);

    /// <summary>Those whose scope is the resource, its resource group or its subscription; in a template what it is deployed to.</summary>
    public CompanionSet<T> AtOrAbove(ResourceIdentity resource) => Of(resource, [resource.Id, .. Above(resource.Id)]);

    /// <summary>As <see cref="AtOrAbove(ResourceIdentity)"/>, with those of the management groups above the subscription, and of the tenant.</summary>
    public CompanionSet<T> AtOrAbove(ResourceIdentity resource, ManagementGroups groups)
    {
        var subscription = ResourceId.SubscriptionOf(resource.Id);
        var ofGroups = _byScope.Keys.Where(ManagementGroups.IsGroup).ToLookup(group => groups.IsAbove(group, subscription));
        var set = Of(resource, [resource.Id, .. Above(resource.Id), Tenant, .. ofGroups[true]]);
        return subscription is null ? set : set with { Perhaps = [.. ofGroups[null].SelectMany(group => _byScope[group])] };
    }

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

    private CompanionSet<T> Of(ResourceIdentity resource, IReadOnlyList<string> scopes)
    {
        var known = scopes.SelectMany(scope => _byScope.GetValueOrDefault(scope) ?? []);
        var named = _hidden.Where(companion => IsNamedIn(companion.Identity.Id, resource.Id));
        var found = known.Concat(named).ToLookup(companion => companion.Identity.Deployment == resource.Deployment);
        return new([.. found[true]], found[false].Any(), _hidden.Exists(companion => !IsNamedIn(companion.Identity.Id, resource.Id)));
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
        return at > 0 ? id[..at] : at == 0 ? Tenant : "";
    }
}
