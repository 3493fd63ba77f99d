using System.Text;
using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry.Images;
using AciSecurity.Registry.Listing;
using AciSecurity.Registry.Signatures;
using AciSecurity.Registry.Sigstore.Cosign;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;
using AciSecurity.Registry.Tests.Fake;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Signatures;

/// <summary>Where signatures are looked for, and what counts as one.</summary>
public sealed class SignatureReaderTests : IAsyncLifetime
{
    private const string Notary = "application/vnd.cncf.notary.signature";
    private const string Bundle = "application/vnd.dev.sigstore.bundle.v0.3+json";

    private FakeRegistry _fake = null!;
    private Descriptor _image = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeRegistry.StartAsync();
        _image = FakeImage.Put(_fake, "app", "v1");
        FakeImage.Tag(_fake, "app", "v1");
    }

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    [Fact]
    public async Task An_image_without_any_is_asked_about_once()
    {
        Assert.Equal(SignatureState.None, (await ReadAsync()).State);

        // The tags, the manifest, the list of referrers: that there is neither fallback tag nor .sig is known from the tags.
        Assert.Equal(3, _fake.Requests.Count);
    }

    [Fact]
    public async Task A_referrer_of_the_fallback_tag_is_found()
    {
        Refer(Notary, withApi: false);
        var image = await ReadAsync();
        Assert.Equal((SignatureState.PresentUnverified, SignatureFormat.NotaryProject), (image.State, Assert.Single(image.Formats)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_referrer_of_the_list_is_found_whether_or_not_the_list_says_what_it_is(bool saysType)
    {
        Refer(Notary, saysType: saysType);
        Assert.Equal(SignatureState.PresentUnverified, (await ReadAsync()).State);
    }

    [Fact]
    public async Task A_signature_in_both_places_is_one()
    {
        Refer(Notary);
        Refer(Notary, withApi: false);
        using var registry = Open();
        var repository = registry.Repository("app");
        Assert.Single(await new ReferrerReader(repository, registry.Referrers).FindAsync(_image.Digest, mayHaveTag: true, default));
    }

    [Fact]
    public async Task A_list_may_have_pages()
    {
        Refer(Notary);
        var path = $"/v2/app/referrers/{_image.Digest}";
        var second = _fake.Content[path];
        _fake.Content[path] = (MediaTypes.OciIndex, "{\"schemaVersion\":2,\"manifests\":[]}"u8.ToArray());
        _fake.Answer = async context =>
        {
            if (context.Request.Path != path) return false;
            if (context.Request.Query.ContainsKey("page")) await context.Response.Body.WriteAsync(second.Content);
            else context.Response.Headers.Link = $"<{path}?page=2>; rel=\"next\"";
            return context.Request.Query.ContainsKey("page");
        };
        Assert.Equal(SignatureState.PresentUnverified, (await ReadAsync()).State);
    }

    [Fact]
    public async Task A_referrer_of_another_image_signs_nothing_here()
    {
        var other = new Descriptor(MediaTypes.OciManifest, Digest.Of("other"u8), 5);
        List(Put(Referrers.Make(other, Notary, "{}"u8.ToArray())).Manifest);
        var image = await ReadAsync();
        Assert.Equal(SignatureState.None, image.State);
        Assert.Contains("refers to something else", image.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/spdx+json")]
    [InlineData("application/vnd.in-toto+json")]
    public async Task What_is_no_signature_counts_as_none(string type)
    {
        Refer(type, saysType: false);
        Assert.Equal(SignatureState.None, (await ReadAsync()).State);
    }

    [Fact]
    public async Task A_bundle_that_cannot_be_read_is_none_and_said()
    {
        Refer(Bundle);
        var image = await ReadAsync();
        Assert.Equal(SignatureState.None, image.State);
        Assert.Contains("cannot be read", image.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cosign_signature_is_found_at_its_tag()
    {
        var tag = $"sha256-{_image.Digest.Hex}.sig";
        FakeImage.Put(_fake, "app", tag, null, ("{}"u8.ToArray(), CosignLayer.MediaType));
        FakeImage.Tag(_fake, "app", "v1", tag);
        var image = await ReadAsync();
        Assert.Equal((SignatureState.PresentUnverified, SignatureFormat.Cosign), (image.State, Assert.Single(image.Formats)));
    }

    [Fact]
    public async Task An_image_of_a_signed_index_is_covered_and_not_signed()
    {
        var child = _image with { Platform = new("linux", "arm64") };
        var attestation = FakeImage.Put(_fake, "app", "unused", new { os = "unknown" }) with { Platform = new("unknown", "unknown") };
        _image = FakeImage.PutIndex(_fake, "app", "v1", child, attestation);
        Refer(Notary);
        var images = await ReadAllAsync();
        Assert.Equal([SignatureState.PresentUnverified, SignatureState.CoveredByIndex], images.Select(image => image.State));
        Assert.Equal(child.Digest, images[1].Image.Digest);
    }

    [Fact]
    public async Task What_cannot_be_looked_for_everywhere_is_unknown()
    {
        _fake.Answer = context =>
        {
            if (!context.Request.Path.StartsWithSegments("/v2/app/referrers")) return Task.FromResult(false);
            context.Response.StatusCode = 403;
            return Task.FromResult(true);
        };
        var image = await ReadAsync();
        Assert.Equal(SignatureState.Unknown, image.State);
        Assert.Contains("pull", image.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Docker_content_trust_is_read_from_the_registry_itself()
    {
        var content = _fake.Content["/v2/app/manifests/v1"].Content;
        var tuf = new TestRepository();
        tuf.Targets.Tags["v1"] = Encoding.UTF8.GetString(content);
        tuf.PublishRoot();
        tuf.Publish();
        foreach (var (path, file) in tuf.Files) _fake.Content[$"/v2/{TestRepository.Gun}/_trust/tuf/{path}"] = ("text/plain", file);
        FakeImage.Put(_fake, "demo/app", "v1");
        FakeImage.Put(_fake, "demo/app", "v2", new { os = "linux", architecture = "other" });
        FakeImage.Put(_fake, "demo/app", "v3", new { os = "linux", architecture = "third" });
        FakeImage.Tag(_fake, "demo/app", "v1", "v2", "v3");

        var address = new RegistryAddress("registry.example.test", _fake.Endpoint);
        var trust = new SignatureTrust { RootKeyIds = [tuf.Root.Keys[0].Id] };
        var images = await RegistryReader.ReadSignaturesAsync(new(address) { Clock = new FixedClock(TestRepository.Now) }, new() { Repositories = ["demo/app"] }, trust, default).ToListAsync();
        var states = images.Cast<ImageItem<ImageSignatures>.Read>().ToDictionary(item => item.Value.Image.Tags[0], item => item.Value);
        Assert.Equal(SignatureState.Verified, states["v1"].State);
        Assert.Equal(SignatureState.Invalid, states["v2"].State);
        Assert.Equal(SignatureState.None, states["v3"].State);
    }

    [Fact]
    public async Task An_image_that_is_named_by_its_digest_is_signed_under_the_tag_of_that_digest()
    {
        var tuf = new TestRepository();
        tuf.Targets.Tags["v1"] = Encoding.UTF8.GetString(_fake.Content["/v2/app/manifests/v1"].Content);
        tuf.PublishRoot();
        tuf.Publish();
        foreach (var (path, file) in tuf.Files) _fake.Content[$"/v2/{TestRepository.Gun}/_trust/tuf/{path}"] = ("text/plain", file);
        var signed = FakeImage.Put(_fake, "demo/app", "gone");
        var other = FakeImage.Put(_fake, "demo/app", "other", new { os = "linux", architecture = "other" });

        var address = new RegistryAddress("registry.example.test", _fake.Endpoint);
        var trust = new SignatureTrust { RootKeyIds = [tuf.Root.Keys[0].Id] };
        var query = new ImageQuery { Repositories = ["demo/app"], Digests = [signed.Digest, other.Digest] };
        var images = await RegistryReader.ReadSignaturesAsync(new(address) { Clock = new FixedClock(TestRepository.Now) }, query, trust, default).ToListAsync();

        var states = images.Cast<ImageItem<ImageSignatures>.Read>().ToDictionary(item => item.Value.Image.Digest, item => item.Value);
        Assert.Equal(SignatureState.Verified, states[signed.Digest].State);
        Assert.Equal("It is signed under the tag v1.", states[signed.Digest].Results[0].Checks[^1].Reason);
        Assert.Equal(SignatureState.None, states[other.Digest].State);
    }

    private OpenedRegistry Open() => new(new(_fake.Address));

    private async Task<ImageSignatures> ReadAsync() => Assert.Single(await ReadAllAsync());

    private async Task<IReadOnlyList<ImageSignatures>> ReadAllAsync()
    {
        using var registry = Open();
        var listed = await new ImageLister(registry).ReadAsync("app", new(), default);
        Assert.Empty(listed.Faults);
        return await new SignatureReader(registry, null).ReadAsync(listed, default);
    }

    private void Refer(string type, bool withApi = true, bool saysType = true)
    {
        var referrer = Put(Referrers.Make(_image, type, "{}"u8.ToArray()));
        if (withApi)
        {
            List(saysType ? referrer.Manifest : referrer.Manifest with { ArtifactType = null });
            return;
        }

        var tag = ReferrerReader.FallbackTag(_image.Digest);
        _fake.Put("app", Index(referrer.Manifest), MediaTypes.OciIndex, tag);
        FakeImage.Tag(_fake, "app", "v1", tag);
    }

    private Referrer Put(Referrer referrer)
    {
        _fake.Put("app", referrer.Content.ToArray(), MediaTypes.OciManifest);
        foreach (var (descriptor, content) in referrer.Blobs) _fake.PutBlob("app", content.ToArray(), descriptor.MediaType);
        return referrer;
    }

    private void List(params Descriptor[] referrers) => _fake.Content[$"/v2/app/referrers/{_image.Digest}"] = (MediaTypes.OciIndex, Index(referrers));

    private static byte[] Index(params Descriptor[] manifests) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        schemaVersion = 2,
        mediaType = MediaTypes.OciIndex,
        manifests = manifests.Select(manifest => new Dictionary<string, object?>
        {
            ["mediaType"] = manifest.MediaType,
            ["digest"] = manifest.Digest.ToString(),
            ["size"] = manifest.Size,
            ["artifactType"] = manifest.ArtifactType,
        }.Where(pair => pair.Value is not null).ToDictionary()),
    });
}
