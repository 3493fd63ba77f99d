using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Images;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.ContentTrust.Metadata;

/// <summary>A repository's trust metadata, made at run time: well signed until somebody breaks it.</summary>
internal sealed class TestRepository
{
    public const string Gun = "registry.example.test/demo/app";

    public static readonly DateTimeOffset Now = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    private readonly HashSet<string> _named = [];

    public TestRepository()
    {
        Targets.Tags["v1"] = "manifest one";
        Targets.Tags["v2"] = "manifest two";
    }

    public TestRole Root { get; } = new("root", RootKey());

    public TestRole Timestamp { get; } = new("timestamp", TestKey.Ed25519());

    public TestRole Snapshot { get; } = new("snapshot", TestKey.Ecdsa());

    public TestRole Targets { get; } = new("targets", TestKey.Ecdsa());

    /// <summary>One of the four, by its name.</summary>
    public TestRole Role(string name) => new[] { Root, Timestamp, Snapshot, Targets }.Single(role => role.Name == name);

    /// <summary>What the server has, by path.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>What was asked of it.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Changes the list of a snapshot or timestamp before it is signed.</summary>
    public Action<string, JsonObject>? ChangeListing { get; set; }

    public static TestKey RootKey() => TestKey.EcdsaCertificate(new($"CN={Gun}"));

    public static Descriptor ManifestOf(string text) => new(MediaTypes.DockerManifest, Digest.Of(Encoding.UTF8.GetBytes(text)), Encoding.UTF8.GetByteCount(text));

    /// <summary>Signs all roles and puts them on the server.</summary>
    public TestRepository Publish()
    {
        PublishRoot();
        _named.Clear();
        PublishTargets(Targets);
        Files["snapshot.json"] = Snapshot.Sign("Snapshot", new() { ["meta"] = Listing("snapshot", ["root", .. _named]) });
        Files["timestamp.json"] = Timestamp.Sign("Timestamp", new() { ["meta"] = Listing("timestamp", ["snapshot"]) });
        return this;
    }

    public void PublishRoot()
    {
        TestRole[] roles = [Root, Timestamp, Snapshot, Targets];
        Files["root.json"] = Files[$"{Root.Version}.root.json"] = Root.Sign("Root", new()
        {
            ["consistent_snapshot"] = false,
            ["keys"] = KeysOf(roles),
            ["roles"] = new JsonObject(roles.Select(role => KeyValuePair.Create(role.Name, (JsonNode?)role.Json))),
        });
    }

    /// <summary>Pins the root as it is.</summary>
    public ContentTrustAnchor PinRoot()
    {
        PublishRoot();
        return ContentTrustAnchor.OfRoot(Files["root.json"], "root.json");
    }

    /// <summary>Makes the next versions of the root, each with another key, and signed by the one before as well.</summary>
    public void RotateRoot(int times)
    {
        for (var time = 0; time < times; time++)
        {
            PublishRoot();
            var key = RootKey();
            Root.Signers = [.. Root.Keys, key];
            Root.Keys = [key];
            Root.Version++;
        }
    }

    public Task<byte[]?> FetchAsync(string path, int limit, CancellationToken cancellationToken)
    {
        Requests.Add(path);
        return Task.FromResult(Files.GetValueOrDefault(path));
    }

    public Task<ContentTrustReading> ReadAsync(ContentTrustAnchor? anchor = null, IReadOnlyDictionary<string, long>? known = null, string gun = Gun) =>
        new ContentTrustVerifier(anchor ?? ContentTrustAnchor.FirstUse, new FixedClock(Now)).ReadAsync(gun, FetchAsync, CancellationToken.None, known);

    /// <summary>Publishes, reads, and demands that nothing is refused.</summary>
    public async Task<ContentTrustRepository> AcceptedAsync(ContentTrustAnchor? anchor = null, IReadOnlyDictionary<string, long>? known = null)
    {
        var reading = await Publish().ReadAsync(anchor, known);
        Assert.True(reading.Refusal is null, $"{reading.Refusal?.Rule}: {reading.Refusal?.Message}");
        return reading.Repository!;
    }

    /// <summary>Publishes, reads, and demands that all is refused for a rule.</summary>
    public async Task RefusedAsync(string role, ContentTrustRule rule, ContentTrustAnchor? anchor = null, IReadOnlyDictionary<string, long>? known = null) =>
        AssertRefused(await Publish().ReadAsync(anchor, known), role, rule);

    public static void AssertRefused(ContentTrustReading reading, string role, ContentTrustRule rule)
    {
        Assert.Null(reading.Repository);
        Assert.Equal((role, rule), (reading.Refusal!.Role, reading.Refusal.Rule));
        var result = reading.Judge("v1", ManifestOf("manifest one"))!;
        Assert.Equal(SignatureVerdict.Invalid, result.Verdict);
        Assert.Equal(role, result.Checks[^1].Name);
        Assert.Equal(reading.Refusal.Message, result.Reason);
    }

    private void PublishTargets(TestRole role)
    {
        _named.Add(role.Name);
        role.Delegations.ForEach(PublishTargets);
        Files[$"{role.Name}.json"] = role.Sign("Targets", new()
        {
            ["targets"] = new JsonObject(role.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)Meta(Encoding.UTF8.GetBytes(tag.Value), withSha512: false)))),
            ["delegations"] = new JsonObject
            {
                ["keys"] = KeysOf(role.Delegations),
                ["roles"] = new JsonArray([.. role.Delegations.Select(delegation => delegation.DelegationJson)]),
            },
        });
    }

    private JsonObject Listing(string role, IEnumerable<string> names)
    {
        var listing = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)Meta(Files[$"{name}.json"], withSha512: true))));
        ChangeListing?.Invoke(role, listing);
        return listing;
    }

    private static JsonObject KeysOf(IEnumerable<TestRole> roles) =>
        new(roles.SelectMany(role => role.Keys).DistinctBy(key => key.Id).Select(key => KeyValuePair.Create(key.Id, (JsonNode?)key.Json)));

    private static JsonObject Meta(byte[] content, bool withSha512)
    {
        var hashes = new JsonObject { ["sha256"] = Convert.ToBase64String(SHA256.HashData(content)) };
        if (withSha512) hashes["sha512"] = Convert.ToBase64String(SHA512.HashData(content));
        return new() { ["hashes"] = hashes, ["length"] = content.Length };
    }
}
