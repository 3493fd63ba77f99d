using System.Globalization;
using System.Text.Json.Nodes;

namespace AciSecurity.Registry.Tests.ContentTrust.Metadata;

/// <summary>A role and its metadata, with places to break them before and after signing.</summary>
internal sealed class TestRole(string name, params TestKey[] keys)
{
    public string Name { get; } = name;

    public List<TestKey> Keys { get; set; } = [.. keys];

    /// <summary>Who signs; by itself the role's keys.</summary>
    public List<TestKey>? Signers { get; set; }

    public int Threshold { get; set; } = 1;

    public int Version { get; set; } = 1;

    public DateTimeOffset Expires { get; set; } = TestRepository.Now.AddYears(1);

    /// <summary>For targets: the tags, and the text of their manifests.</summary>
    public Dictionary<string, string> Tags { get; } = [];

    public string[] Paths { get; set; } = [""];

    public List<TestRole> Delegations { get; } = [];

    /// <summary>Changes what is signed, before it is.</summary>
    public Action<JsonObject>? BeforeSigning { get; set; }

    /// <summary>Changes the file after signing; hashes are calculated after that.</summary>
    public Func<JsonObject, byte[]>? AfterSigning { get; set; }

    public JsonObject Json => new() { ["keyids"] = Ids, ["threshold"] = Threshold };

    public JsonObject DelegationJson => new()
    {
        ["keyids"] = Ids,
        ["name"] = Name,
        ["paths"] = new JsonArray([.. Paths.Select(path => JsonValue.Create(path))]),
        ["threshold"] = Threshold,
    };

    private JsonArray Ids => [.. Keys.Select(key => JsonValue.Create(key.Id))];

    public byte[] Sign(string type, JsonObject content)
    {
        content["_type"] = type;
        content["version"] = Version;
        content["expires"] = Expires.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'25Z'", CultureInfo.InvariantCulture);
        BeforeSigning?.Invoke(content);
        var message = TestJson.Canonical(content);
        var signatures = (Signers ?? Keys).Select(key => (JsonNode)new JsonObject
        {
            ["keyid"] = key.Id,
            ["method"] = key.Method,
            ["sig"] = Convert.ToBase64String(key.Sign(message)),
        });
        var file = new JsonObject { ["signed"] = content, ["signatures"] = new JsonArray([.. signatures]) };
        return AfterSigning?.Invoke(file) ?? TestJson.Canonical(file);
    }
}
