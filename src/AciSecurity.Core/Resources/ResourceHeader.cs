using System.Text.Json;

namespace AciSecurity.Resources;

/// <summary>The members at the top of a JSON object that tell whether it is a resource, and which.</summary>
/// <remarks>Read in one pass over the text, without a document of it.</remarks>
public sealed record ResourceHeader
{
    private static readonly JsonReaderOptions ReaderOptions = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 128 };

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

    /// <summary>Where the list of sub-resources begins and ends in the text; an empty range where there is none.</summary>
    public Range Children { get; private set; } = ..0;

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

    /// <summary>Reads the top of an object; null where the text is none.</summary>
    public static ResourceHeader? Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
        var header = new ResourceHeader();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) header.Member(ref reader);
        header.Type ??= TypeFromId(header.Id);
        return header;
    }

    private void Member(ref Utf8JsonReader reader)
    {
        var name = reader.GetString()!.ToUpperInvariant();
        reader.Read();
        switch (name)
        {
            case "ID": Id ??= Text(ref reader); return;
            case "RESOURCEID": Id = Text(ref reader) ?? Id; return;
            case "TYPE": Type ??= TypeName(Text(ref reader)); return;
            case "RESOURCETYPE": Type = TypeName(Text(ref reader)) ?? Type; return;
            case "NAME": Name ??= Text(ref reader); return;
            case "LOCATION": Location ??= Shared(Text(ref reader)); return;
            case "APIVERSION": ApiVersion ??= Shared(Text(ref reader)); return;
            case "SUBSCRIPTIONID": SubscriptionId ??= Text(ref reader); return;
            case "RESOURCEGROUP" or "RESOURCEGROUPNAME": ResourceGroup ??= Text(ref reader); return;
            case "TENANTID":
                HasTenant = true;
                reader.Skip();
                return;
            case "PROPERTIES":
                Properties(ref reader);
                return;
            case "RESOURCES" when reader.TokenType == JsonTokenType.StartArray:
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                Children = start..(int)reader.BytesConsumed;
                return;
            default:
                reader.Skip();
                return;
        }
    }

    private void Properties(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            var depth = reader.CurrentDepth;
            HasProperties = reader.Read() && reader.TokenType != JsonTokenType.EndObject;
            while (reader.CurrentDepth > depth && reader.Read())
            {
            }

            return;
        }

        reader.Skip();
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        reader.Skip();
        return null;
    }

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
