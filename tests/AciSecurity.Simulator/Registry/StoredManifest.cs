using System.Text.Json;
using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Registry;

/// <summary>A manifest: the bytes that were pushed, and what they say.</summary>
internal sealed class StoredManifest
{
    private readonly JsonObject _json;

    public StoredManifest(byte[] content, string? mediaType, string? digest = null)
    {
        Content = content;
        Digest = digest ?? ContentDigest.Of(content);
        _json = Parse(content);
        MediaType = mediaType ?? Text(_json, "mediaType") ?? Registry.MediaType.Manifest;
    }

    public byte[] Content { get; }

    public string Digest { get; }

    public string MediaType { get; }

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Updated { get; set; }

    public ContentAttributes Attributes { get; set; } = new();

    /// <summary>What its own member says that it is; null where it has none.</summary>
    public string? DeclaredType => Text(_json, "mediaType");

    public string? ConfigType => Text(_json["config"], "mediaType");

    public string? ConfigDigest => Text(_json["config"], "digest");

    /// <summary>What it is about; null for what is about nothing.</summary>
    public string? Subject => Text(_json["subject"], "digest");

    /// <summary>What the referrers API says that it is (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers).</summary>
    public string? ArtifactType => Text(_json, "artifactType") is { Length: > 0 } type ? type : ConfigType;

    public JsonObject? Annotations => _json["annotations"] as JsonObject;

    /// <summary>Blobs that it cannot do without. A layer with addresses is elsewhere.</summary>
    public IEnumerable<string> Blobs =>
        from descriptor in Descriptors("layers").Concat(Descriptors("blobs")).Prepend(_json["config"] as JsonObject)
        where descriptor is not null && descriptor["urls"] is null
        let digest = Text(descriptor, "digest")
        where digest is not null
        select digest;

    /// <summary>The manifests of an index.</summary>
    public IEnumerable<JsonObject> Children => Descriptors("manifests");

    /// <summary>What its blobs weigh.</summary>
    public long Size => Descriptors("layers").Concat(Descriptors("blobs")).Prepend(_json["config"] as JsonObject)
        .Sum(descriptor => descriptor?["size"] is JsonValue size && size.TryGetValue<long>(out var bytes) ? bytes : 0);

    public static string? Text(JsonNode? node, string name) => node is JsonObject found && found[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private IEnumerable<JsonObject> Descriptors(string name) => (_json[name] as JsonArray)?.OfType<JsonObject>() ?? [];

    // Tests push what is no manifest at all; a request is refused before it comes here.
    private static JsonObject Parse(byte[] content)
    {
        try
        {
            return JsonNode.Parse(content) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
