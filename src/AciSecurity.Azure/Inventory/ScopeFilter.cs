using System.Text.Json;
using AciSecurity.Policies;
using AciSecurity.Ports;
using AciSecurity.Resources;

namespace AciSecurity.Azure.Inventory;

/// <summary>Tells whether a resource is one that was asked for.</summary>
internal sealed class ScopeFilter(AzureScope scope, string registrySuffix)
{
    private readonly ILookup<string, string> _idsBySubscription = scope.ResourceIds.Distinct(StringComparer.OrdinalIgnoreCase)
        .ToLookup(id => ResourceHeader.Segment(id, "subscriptions") ?? "", StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ids = new(scope.ResourceIds, StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _names = [.. scope.Names.Select(name => WithoutSuffix(name, registrySuffix))];

    /// <summary>Whether less than whole subscriptions was asked for.</summary>
    public bool IsNarrow => _ids.Count > 0 || _names.Count > 0 || scope.ResourceGroups.Count > 0 || scope.Tags.Count > 0;

    /// <summary>The one resource group that was asked for by its name; null where it is none, several or a pattern.</summary>
    public string? SingleGroup => scope.ResourceGroups is [var only] && NamePattern.IsLiteral(only) ? only : null;

    /// <summary>The ids that were asked for, of one type in one subscription.</summary>
    public IReadOnlyList<string> IdsOf(string type, string subscriptionId) =>
        [.. _idsBySubscription[subscriptionId].Where(id => IsOfType(id, type))];

    /// <summary>Whether the resources are named by their ids alone, so that lists are not needed.</summary>
    public bool IsByIds => _ids.Count > 0;

    /// <summary>Whether the resource was asked for.</summary>
    public bool Wants(Resource resource)
    {
        var identity = resource.Identity;
        return (_ids.Count == 0 || _ids.Contains(identity.Id))
            && (_names.Count == 0 || _names.Exists(pattern => NamePattern.Matches(pattern, identity.Name)))
            && (scope.ResourceGroups.Count == 0 || scope.ResourceGroups.Any(pattern => NamePattern.Matches(pattern, identity.ResourceGroupName ?? "")))
            && (scope.Tags.Count == 0 || HasTags(resource));
    }

    private static bool IsOfType(string id, string type) => id.LastIndexOf($"/providers/{type}/", StringComparison.OrdinalIgnoreCase) is var at
        && at >= 0 && id.IndexOf('/', at + type.Length + "/providers//".Length) < 0;

    private bool HasTags(Resource resource)
    {
        using var document = JsonDocument.Parse(resource.ToUtf8Json());
        var has = document.RootElement.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Object
            ? tags.EnumerateObject().ToLookup(tag => tag.Name, tag => tag.Value.ValueKind == JsonValueKind.String ? tag.Value.GetString()! : "", StringComparer.OrdinalIgnoreCase)
            : Enumerable.Empty<string>().ToLookup(_ => "");
        return scope.Tags.All(wanted => has[wanted.Key].Any(value => wanted.Value is null || NamePattern.Matches(wanted.Value, value)));
    }

    // contoso.azurecr.io is the registry contoso; so is contoso-hash.azurecr.io, for names have no hyphens.
    private static string WithoutSuffix(string name, string suffix)
    {
        if (suffix.Length == 0 || !name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) return name;
        var login = name[..^suffix.Length];
        return login.IndexOf('-') is var hyphen && hyphen > 0 ? login[..hyphen] : login;
    }
}
