using System.Text.Json;
using AciSecurity.Files.Json;

namespace AciSecurity.Files.Exports;

/// <summary>The members at the top of a JSON object that tell whether it is a resource, and which.</summary>
internal sealed record ResourceHeader
{
    public string? Id { get; private set; }

    public string? Type { get; private set; }

    public string? Name { get; private set; }

    public string? Location { get; private set; }

    public string? ApiVersion { get; private set; }

    public string? SubscriptionId { get; private set; }

    public string? ResourceGroup { get; private set; }

    /// <summary>Whether <c>properties</c> is an object with something in it: lists of all resources have none.</summary>
    public bool HasProperties { get; private set; }

    /// <summary>Whether it has the member that Resource Graph adds to every row.</summary>
    public bool HasTenant { get; private set; }

    /// <summary>Where the list of sub-resources begins and ends in the text; an empty range where there is none.</summary>
    public Range Children { get; private set; } = ..0;

    /// <summary>Whether this is a resource of Azure.</summary>
    public bool IsResource => Type is { } type && type.Contains('/') && type.Contains('.') && (Id is not null || Name is not null);

    /// <summary>Reads the top of an object; null where the text is none.</summary>
    public static ResourceHeader? Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonText.ReaderOptions);
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
