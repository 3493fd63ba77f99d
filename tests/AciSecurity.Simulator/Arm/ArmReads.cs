using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Arm;

/// <summary>Reads: one resource, or a page of a list.</summary>
internal sealed class ArmReads(Scenario scenario, ResourceStore store, string endpoint)
{
    private const string Descendants = "Microsoft.Management/managementGroups/descendants";
    private readonly Dictionary<string, int> _pageSizes = new(scenario.Paging, StringComparer.OrdinalIgnoreCase);
    private readonly InheritedList _inherited = new(scenario, store);

    /// <summary>Whether a list shows what the caller may see instead of being refused as a whole.</summary>
    public static bool IsFiltered(ArmPath path) => path is { IsInstance: false, Type: ArmPath.SubscriptionType or ArmPath.GroupType };

    public Reply Get(Call call, ArmPath path, ResourceKind kind)
    {
        if (kind.Type == "Microsoft.Authorization/roleDefinitions" && BuiltInRoles.Find(path.Last) is { } role) return Reply.Json(BuiltInRoles.Show(role, path.SubscriptionId));
        if (store.Find(path.Key) is not { } resource) return Missing(path, kind) ?? ArmErrors.NotFound(path);
        return Reply.Json(Whole(resource, call.ApiVersion));
    }

    /// <summary>A resource as GET and PUT show it.</summary>
    public static JsonObject Whole(StoredResource resource, string apiVersion)
    {
        var whole = resource.Type == "Microsoft.ContainerInstance/containerGroups" ? InstanceView.Show(resource) : resource.ToObject();
        PropertyHistory.Remove(whole, PropertyHistory.Unknown(resource.Type, apiVersion));
        return whole;
    }

    public Reply List(Call call, ArmPath path, ResourceKind kind)
    {
        if (kind.Type == Descendants) return Page(call, kind, new ManagementTree(scenario).Descendants(path.Parent.Split('/')[^1]));
        if (Missing(path, kind) is { } missing) return missing;
        if (kind.IsInherited) return Page(call, kind, _inherited.Of(path, kind, call.Query["$filter"].ToString()));

        Func<StoredResource, bool>? wanted = null;
        if (IsFiltered(path)) wanted = resource => MayRead(call, resource);
        var size = PageSize(kind);
        var resources = store.List(path.Parent, kind.Type, ArmPage.After(call), size + 1, wanted);
        var next = resources.Count > size ? ArmPage.NextLink(call, endpoint, resources[size - 1].Key) : null;
        var unknown = PropertyHistory.Unknown(kind.Type, call.ApiVersion);
        return ArmPage.Of([.. resources.Take(size).Select(resource => Listed(resource, unknown))], next);
    }

    /// <summary>The list of all resources of a subscription or group, which has no properties; null when the path is another's.</summary>
    public Reply? EveryResource(Call call)
    {
        const string Suffix = "/resources";
        if (call.Method != "GET" || !call.Path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) || ArmPath.Parse(call.Path[..^Suffix.Length]) is not { Type: ArmPath.SubscriptionType or ArmPath.GroupType } scope) return null;
        var prefix = scope.Key + "/";
        var resources = store.All().Where(found => found.Key.StartsWith(prefix, StringComparison.Ordinal) && found.Path.ResourceGroup is not null && ResourceCatalog.Find(found.Type) is { IsExtension: false } && found.Type.Split('/').Length == 2 && MayRead(call, found))
            .OrderBy(found => found.Key, StringComparer.Ordinal)
            .Select(found =>
            {
                var item = found.ToObject();
                item.Remove("properties");
                return (found.Key, Json: (ReadOnlyMemory<byte>)WireJson.Bytes(item));
            });
        return Page(call, ResourceCatalog.Find(ArmPath.GroupType)!, resources);
    }

    private Reply Page(Call call, ResourceKind kind, IEnumerable<(string Key, ReadOnlyMemory<byte> Json)> items)
    {
        var (after, size) = (ArmPage.After(call), PageSize(kind));
        var page = items.Where(item => after is null || string.CompareOrdinal(item.Key, after) > 0).Take(size + 1).ToList();
        var next = page.Count > size ? ArmPage.NextLink(call, endpoint, page[size - 1].Key) : null;
        return ArmPage.Of([.. page.Take(size).Select(item => item.Json)], next);
    }

    /// <summary>The refusal when the group or the parent of a path does not exist.</summary>
    public Reply? Missing(ArmPath path, ResourceKind kind)
    {
        if (path.ResourceGroup is { } group && kind.Type != ArmPath.GroupType && store.Find($"/subscriptions/{path.SubscriptionId}/resourceGroups/{group}".ToLowerInvariant()) is null) return ArmErrors.GroupNotFound(group);
        return path.Parent.Contains("/providers/", StringComparison.OrdinalIgnoreCase) && store.Find(path.Parent.ToLowerInvariant()) is null ? ArmErrors.ParentNotFound(path) : null;
    }

    private static bool MayRead(Call call, StoredResource resource)
    {
        var action = ArmAction.Of("GET", resource.Path);
        return call.Principal.May(action.Name, action.Scope);
    }

    private static ReadOnlyMemory<byte> Listed(StoredResource resource, string[] unknown)
    {
        if (!unknown.Any(path => resource.Json.AsSpan().IndexOf(Encoding.UTF8.GetBytes(path[(path.LastIndexOf('.') + 1)..])) >= 0)) return resource.Json;
        var json = resource.ToObject();
        PropertyHistory.Remove(json, unknown);
        return WireJson.Bytes(json);
    }

    private int PageSize(ResourceKind kind) =>
        _pageSizes.TryGetValue(kind.Type, out var size) || _pageSizes.TryGetValue("default", out size) ? Math.Max(1, size) : 1000;
}
