using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Registry;

/// <summary>The objects of the metadata API.</summary>
internal sealed class MetadataJson(string loginServer, Repository repository)
{
    public JsonObject Whole() => new()
    {
        ["registry"] = loginServer,
        ["imageName"] = repository.Name,
        ["createdTime"] = Time(repository.Created),
        ["lastUpdateTime"] = Time(repository.Updated),
        ["manifestCount"] = repository.Manifests.Count,
        ["tagCount"] = repository.Tags.Count,
        ["changeableAttributes"] = Attributes(repository.Attributes),
    };

    public JsonObject List(string name, IEnumerable<JsonObject> items) => new() { ["registry"] = loginServer, ["imageName"] = repository.Name, [name] = new JsonArray([.. items]) };

    public JsonObject Single(StoredTag tag) => new() { ["registry"] = loginServer, ["imageName"] = repository.Name, ["tag"] = Of(tag) };

    public JsonObject Single(StoredManifest manifest)
    {
        var whole = Of(manifest);
        var references = manifest.Children.Select(child => new JsonObject
        {
            ["digest"] = StoredManifest.Text(child, "digest"),
            ["architecture"] = StoredManifest.Text(child["platform"], "architecture"),
            ["os"] = StoredManifest.Text(child["platform"], "os"),
        }).ToArray();
        if (references.Length > 0) whole["references"] = new JsonArray(references);
        return new() { ["registry"] = loginServer, ["imageName"] = repository.Name, ["manifest"] = whole };
    }

    public JsonObject Of(StoredTag tag) => new()
    {
        ["name"] = tag.Name,
        ["digest"] = tag.Digest,
        ["createdTime"] = Time(tag.Created),
        ["lastUpdateTime"] = Time(tag.Updated),
        ["signed"] = tag.TrustSigned,
        ["changeableAttributes"] = Attributes(tag.Attributes),
    };

    public JsonObject Of(StoredManifest manifest)
    {
        var body = new JsonObject
        {
            ["digest"] = manifest.Digest,
            ["imageSize"] = manifest.Size,
            ["createdTime"] = Time(manifest.Created),
            ["lastUpdateTime"] = Time(manifest.Updated),
        };
        var config = Config(manifest);
        if (StoredManifest.Text(config, "architecture") is { } architecture) body["architecture"] = architecture;
        if (StoredManifest.Text(config, "os") is { } system) body["os"] = system;
        body["mediaType"] = manifest.MediaType;
        if (manifest.ConfigType is { } type) body["configMediaType"] = type;
        var tags = repository.TagsOf(manifest.Digest).Select(tag => JsonValue.Create(tag)).ToArray();
        if (tags.Length > 0) body["tags"] = new JsonArray(tags);
        body["changeableAttributes"] = Attributes(manifest.Attributes);
        return body;
    }

    private JsonObject? Config(StoredManifest manifest)
    {
        if (manifest.ConfigDigest is not { } digest || !repository.Blobs.TryGetValue(digest, out var content)) return null;
        try
        {
            return JsonNode.Parse(content) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Attributes(ContentAttributes attributes)
    {
        var body = new JsonObject
        {
            ["deleteEnabled"] = attributes.DeleteEnabled,
            ["writeEnabled"] = attributes.WriteEnabled,
            ["readEnabled"] = attributes.ReadEnabled,
            ["listEnabled"] = attributes.ListEnabled,
        };
        if (attributes.QuarantineState is { } state) body["quarantineState"] = state;
        if (attributes.QuarantineDetails is { } details) body["quarantineDetails"] = details;
        return body;
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
}
