using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace AciSecurity.Resources;

/// <summary>The members at the top of a JSON object that tell whether it is a resource, and which.</summary>
public sealed record ResourceHeader
{
    private static readonly FrozenDictionary<string, Action<ResourceHeader, JsonPlace>> Readers = new Dictionary<string, Action<ResourceHeader, JsonPlace>>
    {
        ["id"] = (header, value) => header.Id ??= value.Text,
        ["resourceId"] = (header, value) => header.Id = value.Text ?? header.Id,
        ["type"] = (header, value) => header.Type ??= TypeName(value.Text),
        ["resourceType"] = (header, value) => header.Type = TypeName(value.Text) ?? header.Type,
        ["name"] = (header, value) => header.Name ??= value.Text,
        ["location"] = (header, value) => header.Location ??= Shared(value.Text),
        ["apiVersion"] = (header, value) => header.ApiVersion ??= Shared(value.Text),
        ["subscriptionId"] = (header, value) => header.SubscriptionId ??= value.Text,
        ["resourceGroup"] = (header, value) => header.ResourceGroup ??= value.Text,
        ["resourceGroupName"] = (header, value) => header.ResourceGroup ??= value.Text,
        ["tenantId"] = (header, _) => header.HasTenant = true,
        ["properties"] = (header, value) => header.HasProperties = value.Kind == JsonValueKind.Object && value.Members.Any(),
        ["resources"] = (header, value) => header.Children = value.Kind == JsonValueKind.Array ? ChildrenIn(value) : header.Children,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The ARM id, or whatever the source calls one.</summary>
    public string? Id { get; private set; }

    /// <summary>The ARM type; of the id where the source does not say it.</summary>
    public string? Type { get; private set; }

    /// <summary>The name.</summary>
    public string? Name { get; private set; }

    /// <summary>The region.</summary>
    public string? Location { get; private set; }

    /// <summary>The api-version.</summary>
    public string? ApiVersion { get; private set; }

    /// <summary>The subscription, as tools name it beside the id.</summary>
    public string? SubscriptionId { get; private set; }

    /// <summary>The resource group, as tools name it beside the id.</summary>
    public string? ResourceGroup { get; private set; }

    /// <summary>Whether <c>properties</c> is an object with something in it: lists of all resources have none.</summary>
    public bool HasProperties { get; private set; }

    /// <summary>Whether it has the member that Resource Graph adds to every row.</summary>
    public bool HasTenant { get; private set; }

    /// <summary>The texts of the sub-resources in it, UTF-8.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Children { get; private set; } = [];

    /// <summary>Whether this is a resource of Azure.</summary>
    public bool IsResource => Type is { } type && type.Contains('/') && type.Contains('.') && (Id is not null || Name is not null);

    /// <summary>What the resource is called; of one that <see cref="IsResource"/>.</summary>
    /// <param name="origin">Where it was read.</param>
    /// <param name="apiVersion">The api-version at which it was read, where the source does not say it itself.</param>
    public ResourceIdentity ToIdentity(Origin origin, string? apiVersion = null)
    {
        var id = Id ?? $"{Type}/{Name}";
        return new()
        {
            Id = id,
            Type = Type!,
            Name = Name ?? id[(id.LastIndexOf('/') + 1)..],
            Location = Location,
            SubscriptionId = SubscriptionId ?? Segment(id, "subscriptions"),
            ResourceGroupName = ResourceGroup ?? Segment(id, "resourceGroups"),
            ApiVersion = ApiVersion ?? apiVersion,
            Origin = origin,
        };
    }

    /// <summary>What stands behind <c>/name/</c> in an id; null where nothing does.</summary>
    public static string? Segment(string id, string name)
    {
        var key = $"/{name}/";
        var at = id.IndexOf(key, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var rest = id[(at + key.Length)..];
        var end = rest.IndexOf('/');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Reads the top of an object; null where it is none.</summary>
    internal static ResourceHeader? Of(JsonPlace root)
    {
        if (root.Kind != JsonValueKind.Object) return null;
        var header = new ResourceHeader();
        foreach (var (name, value) in root.Members)
        {
            if (Readers.TryGetValue(name, out var read)) read(header, value);
        }

        header.Type ??= TypeFromId(header.Id);
        return header;
    }

    private static ReadOnlyMemory<byte>[] ChildrenIn(JsonPlace list) => [.. list.Items.Select(item => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(item.Element.GetRawText()))];

    /// <summary>Other tools have a "type" too: only a resource type counts.</summary>
    private static string? TypeName(string? text) => text is not null && text.Contains('/') ? Shared(text) : null;

    /// <summary>One string for the few words that thousands of resources share, types, regions and versions: findings keep them.</summary>
    private static string? Shared(string? text) => text is { Length: < 64 } ? string.Intern(text) : text;

    /// <summary><c>…/providers/Microsoft.X/a/n/b/m</c> is a resource of type <c>Microsoft.X/a/b</c>.</summary>
    private static string? TypeFromId(string? id)
    {
        const string Providers = "/providers/";
        var at = id?.LastIndexOf(Providers, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0) return null;
        var parts = id![(at + Providers.Length)..].Split('/');
        return parts.Length < 3 ? null : $"{parts[0]}/{string.Join('/', parts.Where((_, index) => index % 2 == 1))}";
    }
}
