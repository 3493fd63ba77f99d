using System.Text.Json;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.ContentTrust.Notary;

/// <summary>What notary's own client signs and its server gives.</summary>
public sealed class RealNotaryTests(NotaryServer server) : IClassFixture<NotaryServer>
{
    private readonly string _gun = $"registry.example.test/demo/{Guid.NewGuid():N}";

    [NotaryFact]
    public async Task Who_never_signed_has_no_signatures()
    {
        var reading = await ReadAsync(ContentTrustAnchor.FirstUse);

        Assert.Null(reading.Refusal);
        Assert.Null(reading.Judge("v1", TestRepository.ManifestOf("one")));
    }

    [NotaryFact]
    public async Task A_tag_is_signed_moved_and_removed()
    {
        var signer = await InitialisedAsync();

        var signed = await ReadAsync(ContentTrustAnchor.OfKeys([await RootKeyAsync()]));
        var valid = signed.Judge("v1", TestRepository.ManifestOf("one"))!;
        Assert.True(valid.Verdict == SignatureVerdict.Valid, valid.Reason);
        Assert.Empty(valid.Warnings);
        Assert.Equal(SignatureVerdict.Invalid, signed.Judge("v1", TestRepository.ManifestOf("two"))!.Verdict);
        Assert.Null(signed.Judge("v2", TestRepository.ManifestOf("two")));

        await signer.RunAsync("remove", _gun, "v1");
        await signer.PublishAsync(_gun);
        Assert.Null((await ReadAsync(ContentTrustAnchor.FirstUse)).Judge("v1", TestRepository.ManifestOf("one")));
    }

    [NotaryFact]
    public async Task A_delegate_releases_and_another_does_not()
    {
        var signer = await InitialisedAsync();
        await signer.RunAsync("key", "rotate", _gun, "snapshot", "-r");
        await signer.DelegateAsync(_gun, "targets/releases", "releaser");
        await signer.DelegateAsync(_gun, "targets/alice", "alice");
        await signer.SignAsync(_gun, "v1", TestRepository.ManifestOf("one, released"), "-r", "targets/releases");
        await signer.SignAsync(_gun, "v2", TestRepository.ManifestOf("two"), "-r", "targets/releases");
        await signer.SignAsync(_gun, "v3", TestRepository.ManifestOf("three"), "-r", "targets/alice");
        await signer.PublishAsync(_gun);

        var reading = await ReadAsync(ContentTrustAnchor.FirstUse);

        var released = reading.Judge("v2", TestRepository.ManifestOf("two"))!;
        Assert.True(released.Verdict == SignatureVerdict.Valid, released.Reason);
        Assert.Equal("CN=releaser", released.Signer!.Subject);
        Assert.Equal(SignatureVerdict.Valid, reading.Judge("v1", TestRepository.ManifestOf("one, released"))!.Verdict);
        Assert.Equal(SignatureVerdict.Invalid, reading.Judge("v1", TestRepository.ManifestOf("one"))!.Verdict);
        Assert.Equal(SignatureVerdict.Invalid, reading.Judge("v3", TestRepository.ManifestOf("three"))!.Verdict);
    }

    [NotaryFact]
    public async Task Rotations_are_followed_from_what_was_pinned()
    {
        var signer = await InitialisedAsync();
        var (root, key) = (ContentTrustAnchor.OfRoot((await FetchAsync("root.json"))!, "root.json"), ContentTrustAnchor.OfKeys([await RootKeyAsync()]));
        var versions = (await ReadAsync(root)).Repository!.Roles.ToDictionary(role => role.Name, role => role.Version);
        await signer.RunAsync("key", "rotate", _gun, "snapshot", "-r");
        await signer.RunAsync("key", "rotate", _gun, "root");
        await signer.RunAsync("key", "rotate", _gun, "root");
        await signer.SignAsync(_gun, "v2", TestRepository.ManifestOf("two"));
        await signer.PublishAsync(_gun);

        foreach (var anchor in (ContentTrustAnchor[])[root, key, ContentTrustAnchor.FirstUse])
        {
            var reading = await ReadAsync(anchor, versions);
            Assert.True(reading.Refusal is null, reading.Refusal?.Message);
            Assert.Equal(4, reading.Repository!.Role("root")!.Version);
            Assert.Equal(SignatureVerdict.Valid, reading.Judge("v2", TestRepository.ManifestOf("two"))!.Verdict);
        }
    }

    [NotaryFact]
    public async Task What_another_repository_pins_is_refused()
    {
        await InitialisedAsync();
        var (root, key) = (await FetchAsync("root.json"), await RootKeyAsync());
        var other = new RealNotaryTests(server);
        await other.InitialisedAsync();

        TestRepository.AssertRefused(await other.ReadAsync(ContentTrustAnchor.OfKeys([key])), "root", ContentTrustRule.Anchor);
        TestRepository.AssertRefused(await other.ReadAsync(ContentTrustAnchor.OfRoot(root!, "root.json")), "root", ContentTrustRule.Rotation);
    }

    [NotaryFact]
    public async Task Copies_that_were_changed_are_refused()
    {
        var signer = await InitialisedAsync();
        await signer.SignAsync(_gun, "v2", TestRepository.ManifestOf("two"));
        var before = await CopyAsync();
        await signer.PublishAsync(_gun);
        var copy = await CopyAsync();
        Assert.Null((await ReadCopyAsync(copy)).Refusal);

        foreach (var path in copy.Keys)
        {
            var changed = new Dictionary<string, byte[]>(copy) { [path] = Flip(copy[path]) };
            Assert.True((await ReadCopyAsync(changed)).Refusal is not null, path);
        }

        var mixed = await ReadCopyAsync(new(copy) { ["timestamp.json"] = before["timestamp.json"], ["snapshot.json"] = before["snapshot.json"] });
        Assert.True(mixed.Refusal?.Rule is ContentTrustRule.Hash or ContentTrustRule.Size, mixed.Refusal?.Message);
        var known = new Dictionary<string, long> { ["targets"] = (await ReadCopyAsync(copy)).Repository!.Role("targets")!.Version };
        Assert.Equal(ContentTrustRule.Version, (await ReadCopyAsync(before, known)).Refusal!.Rule);
    }

    private async Task<NotaryClient> InitialisedAsync()
    {
        var signer = server.NewClient();
        await signer.RunAsync("init", _gun);
        await signer.SignAsync(_gun, "v1", TestRepository.ManifestOf("one"));
        await signer.PublishAsync(_gun);
        return signer;
    }

    private Task<byte[]?> FetchAsync(string path) => server.FetchAsync(_gun, path, CancellationToken.None);

    private async Task<string> RootKeyAsync() =>
        JsonElement.Parse((await FetchAsync("root.json"))!).GetProperty("signed").GetProperty("roles").GetProperty("root").GetProperty("keyids")[0].GetString()!;

    private Task<ContentTrustReading> ReadAsync(ContentTrustAnchor anchor, IReadOnlyDictionary<string, long>? known = null) =>
        new ContentTrustVerifier(anchor, TimeProvider.System).ReadAsync(_gun, (path, _, token) => server.FetchAsync(_gun, path, token), CancellationToken.None, known);

    private Task<ContentTrustReading> ReadCopyAsync(Dictionary<string, byte[]> copy, IReadOnlyDictionary<string, long>? known = null) =>
        new ContentTrustVerifier(ContentTrustAnchor.FirstUse, TimeProvider.System).ReadAsync(_gun, (path, _, _) => Task.FromResult(copy.GetValueOrDefault(path)), CancellationToken.None, known);

    private async Task<Dictionary<string, byte[]>> CopyAsync()
    {
        var copy = new Dictionary<string, byte[]>();
        foreach (var role in (string[])["root", "timestamp", "snapshot", "targets"]) copy[$"{role}.json"] = (await FetchAsync($"{role}.json"))!;
        return copy;
    }

    /// <summary>Another version: a digit of what is signed.</summary>
    private static byte[] Flip(byte[] file)
    {
        var changed = (byte[])file.Clone();
        var place = file.AsSpan().IndexOf("\"version\":"u8) + "\"version\":".Length;
        changed[place] = changed[place] == (byte)'9' ? (byte)'8' : (byte)(changed[place] + 1);
        return changed;
    }
}
