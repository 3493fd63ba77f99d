using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Images;
using AciSecurity.Registry.Listing;
using AciSecurity.Registry.Tests.Fake;

namespace AciSecurity.Registry.Tests.Client;

/// <summary>A registry that means harm gets a clear refusal: no content that is not what it should be, no memory, no waiting without end, no request elsewhere.</summary>
public sealed class HostileRegistryTests : IAsyncLifetime, IDisposable
{
    private const string Gzip = "application/vnd.oci.image.layer.v1.tar+gzip";

    private FakeRegistry _fake = null!;
    private OpenedRegistry _registry = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeRegistry.StartAsync();
        _registry = new(new(_fake.Address));
    }

    public void Dispose() => _registry.Dispose();

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    [Fact]
    public async Task AnotherManifestThanWasAskedForIsRefused()
    {
        var image = FakeImage.Put(_fake, "app", "v1");
        _fake.Content[$"/v2/app/manifests/{image.Digest}"] = (MediaTypes.OciManifest, "{\"schemaVersion\":2,\"config\":null}"u8.ToArray());
        await Refused("has another digest than was asked for", () => _registry.Repository("app").GetManifestAsync(image.Digest.ToString(), default));
    }

    [Fact]
    public async Task AManifestThatIsNotWhatTheRegistrySaysIsRefused()
    {
        FakeImage.Put(_fake, "app", "v1");
        _fake.Answer = context =>
        {
            context.Response.Headers["Docker-Content-Digest"] = Digest.Of("else"u8).ToString();
            return Task.FromResult(false);
        };
        await Refused("has another digest than the registry says", () => _registry.Repository("app").GetManifestAsync("v1", default));
    }

    [Theory]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{\"config\":1}", "no JSON object")]
    [InlineData("{\"layers\":{}}", "no list")]
    [InlineData("{\"config\":{\"mediaType\":\"a\",\"digest\":\"md5:00\",\"size\":1}}", "no digest")]
    [InlineData("{\"config\":{\"mediaType\":\"a\",\"digest\":\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\",\"size\":-1}}", "no size")]
    [InlineData("{\"manifests\":[],\"layers\":[]}", "an image and an index at once")]
    [InlineData("{\"mediaType\":\"application/vnd.oci.image.index.v1+json\"}", "something else than the registry says")]
    [InlineData("{\"annotations\":{\"a\":1}}", "no text")]
    [InlineData("{\"artifactType\":\"\\ud800\"}", "not Unicode")]
    [InlineData("{\"layers\":[],\"layers\":[]}", "a member twice")]
    [InlineData("{\"fsLayers\":[]}", "schema 1")]
    public async Task AManifestThatIsNoneIsRefused(string manifest, string cause)
    {
        _fake.Content["/v2/app/manifests/v1"] = (MediaTypes.OciManifest, Encoding.UTF8.GetBytes(manifest));
        await Refused(cause, () => _registry.Repository("app").GetManifestAsync("v1", default));
    }

    [Fact]
    public async Task JsonWithoutABottomIsRefused()
    {
        _fake.Content["/v2/app/manifests/v1"] = (MediaTypes.OciManifest, Encoding.ASCII.GetBytes(new string('[', 1_000_000)));
        await Refused("too deep", () => _registry.Repository("app").GetManifestAsync("v1", default));
    }

    [Theory]
    [InlineData(10L * 1024 * 1024 * 1024)]
    [InlineData(null)]
    public async Task AManifestWithoutEndIsNotReadToTheEnd(long? length)
    {
        var left = new TaskCompletionSource();
        _fake.Answer = async context =>
        {
            context.Response.ContentLength = length;
            try
            {
                for (var block = new byte[64 * 1024]; !context.RequestAborted.IsCancellationRequested;) await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
            }

            left.SetResult();
            return true;
        };
        await Refused("longer than 4,096 KiB", () => _registry.Repository("app").GetManifestAsync("v1", default));
        await left.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("</v2/app/tags/list>; rel=\"next\"", "leads back to an earlier one")]
    [InlineData("<https://evil.example/v2/app/tags/list>; rel=\"next\"", "leads to another server")]
    [InlineData("<//169.254.169.254/metadata>; rel=\"next\"", "leads to another server")]
    [InlineData("<http://127.0.0.1:1/>; rel=next", "leads to another server")]
    public async Task AListThatLeadsElsewhereIsRefused(string link, string cause)
    {
        FakeImage.Tag(_fake, "app", "v1");
        _fake.Answer = context =>
        {
            context.Response.Headers.Link = link;
            return Task.FromResult(false);
        };
        await Refused(cause, async () => await _registry.Repository("app").TagsAsync(default).ToListAsync());
        Assert.Single(_fake.Requests);
    }

    [Fact]
    public async Task AListWithoutEndEnds()
    {
        FakeImage.Tag(_fake, "app", "v1");
        var page = 0;
        _fake.Answer = context =>
        {
            context.Response.Headers.Link = $"</v2/app/tags/list?last={page++}>; rel=\"next\"";
            return Task.FromResult(false);
        };
        await Refused("more than 10,000 pages", async () => await _registry.Repository("app").TagsAsync(default).ToListAsync());
    }

    [Theory]
    [InlineData("http://169.254.169.254/metadata/instance")]
    [InlineData("https://169.254.169.254/metadata/instance")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://168.63.129.16/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://user:planted@127.0.0.1/")]
    public async Task NoBlobIsFetchedWhereAMachineKeepsItsSecrets(string location)
    {
        _fake.Answer = context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = location;
            return Task.FromResult(true);
        };
        var exception = await Assert.ThrowsAsync<FaultException>(() => new BlobReader(_registry.Repository("app")).ReadAsync(new("a", Digest.Of("a"u8), 1), 10, default));
        Assert.Contains(exception.Fault.Id, (string[])["AciSecurity.RegistryReplyInvalid", "AciSecurity.RegistryUnreachable"]);
        Assert.DoesNotContain("planted", exception.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABlobIsFollowedWithoutTheToken()
    {
        await using var storage = await FakeRegistry.StartAsync();
        storage.Content["/blob"] = ("application/octet-stream", "a"u8.ToArray());
        SignIn.FakeTokens.Install(_fake);
        _fake.Answer = SignIn.FakeTokens.Then(_fake.Answer, context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = new Uri(storage.Endpoint, "/blob?sig=1").ToString();
            return true;
        });

        Assert.Equal("a"u8.ToArray(), await new BlobReader(_registry.Repository("app")).ReadAsync(new("a", Digest.Of("a"u8), 1), 10, default));
        Assert.Equal("", Assert.Single(storage.Requests).Authorization);
        Assert.Contains(_fake.Requests, request => request.Authorization.StartsWith("Bearer ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("b")]
    [InlineData("aa")]
    [InlineData("")]
    public async Task ABlobThatIsAnotherIsRefused(string content)
    {
        _fake.Content[$"/v2/app/blobs/{Digest.Of("a"u8)}"] = ("application/octet-stream", Encoding.ASCII.GetBytes(content));
        var blob = new Descriptor("a", Digest.Of("a"u8), 1);
        var reader = new BlobReader(_registry.Repository("app"));
        await Refused("", () => reader.ReadAsync(blob, 10, default));
        await Refused("another length or digest", () => reader.StreamAsync(blob, async stream => await stream.ReadAsync(new byte[1]), default));
    }

    [Fact]
    public async Task ARedirectWithoutEndEnds()
    {
        _fake.Answer = context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = "/again";
            return Task.FromResult(true);
        };
        await Refused("from server to server without end", () => new BlobReader(_registry.Repository("app")).ReadAsync(new("a", Digest.Of("a"u8), 1), 10, default));
    }

    [Fact]
    public async Task AnIndexThatHasItselfIsRead()
    {
        // No index can have its own digest in it; a registry that says so lies about one of them.
        var image = FakeImage.Put(_fake, "app", "v1");
        var index = FakeImage.PutIndex(_fake, "app", "all", image);
        FakeImage.PutIndex(_fake, "app", "outer", index, index);
        FakeImage.Tag(_fake, "app", "all", "outer");

        var read = await new ImageLister(_registry).ReadAsync("app", new(), default);
        Assert.Empty(read.Faults);
        Assert.Equal(3, read.Images.Count);
    }

    [Fact]
    public async Task ReferrersWithoutEndAreRefused()
    {
        var item = $"{{\"mediaType\":\"{MediaTypes.OciManifest}\",\"size\":2,\"digest\":\"sha256:{{0}}\"}}";
        var items = Enumerable.Range(0, 100_000).Select(number => item.Replace("{0}", number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        var digest = Digest.Of("a"u8);
        var pages = items.Chunk(20_000).Select(page => Encoding.ASCII.GetBytes($"{{\"schemaVersion\":2,\"manifests\":[{string.Join(',', page)}]}}")).ToList();
        _fake.Answer = async context =>
        {
            if (!context.Request.Path.StartsWithSegments("/v2/app/referrers")) return false;
            var page = int.TryParse(context.Request.Query["page"], out var number) ? number : 0;
            context.Response.Headers.Link = $"</v2/app/referrers/{digest}?page={(page + 1) % pages.Count}>; rel=\"next\"";
            context.Response.ContentType = MediaTypes.OciIndex;
            await context.Response.Body.WriteAsync(pages[page]);
            return true;
        };
        await Refused("more than 1,000 referrers", () => new ReferrerReader(_registry.Repository("app"), _registry.Referrers).FindAsync(digest, mayHaveTag: true, default));
    }

    [Fact]
    public async Task ALayerThatUnpacksWithoutEndIsNotUnpackedToTheEnd()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            // One file that is longer than anybody looks through, of nothing.
            var header = new byte[512];
            "bomb"u8.CopyTo(header);
            Encoding.ASCII.GetBytes("0000644\0" + "0000000\0" + "0000000\0" + "20000000000\0" + "00000000000\0").CopyTo(header, 100);
            header[156] = (byte)'0';
            "ustar\0"u8.CopyTo(header.AsSpan(257));
            "00"u8.CopyTo(header.AsSpan(263));
            header.AsSpan(148, 8).Fill((byte)' ');
            Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(octet => octet), 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
            gzip.Write(header);
            var block = new byte[1024 * 1024];
            for (var count = 0; count < 520; count++) gzip.Write(block);
        }

        FakeImage.Put(_fake, "app", "v1", null, (bomb.ToArray(), Gzip));
        FakeImage.Tag(_fake, "app", "v1");
        var read = await new ImageLister(_registry).ReadAsync("app", new() { IsDetailed = true }, default);
        Assert.Contains("512 MiB", Assert.Single(read.Faults).Message, StringComparison.Ordinal);
        Assert.Null(Assert.Single(read.Images).Configuration!.Distribution);
    }

    [Fact]
    public async Task PathsInALayerLeadNowhere()
    {
        using var layer = new MemoryStream();
        using (var gzip = new GZipStream(layer, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Pax))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "etc/os-release") { LinkName = "/etc/passwd" });
            Write(tar, "../../etc/os-release", "ID=outside");
            Write(tar, "/etc/../etc/os-release", "ID=odd");
            Write(tar, "./usr/lib/os-release", "ID=inside\nVERSION_ID='7'");
        }

        FakeImage.Put(_fake, "app", "v1", null, (layer.ToArray(), Gzip));
        FakeImage.Tag(_fake, "app", "v1");
        var read = await new ImageLister(_registry).ReadAsync("app", new() { IsDetailed = true }, default);
        Assert.Empty(read.Faults);
        Assert.Equal(new Distribution("inside", "7", "inside 7"), Assert.Single(read.Images).Configuration!.Distribution);

        static void Write(TarWriter tar, string name, string text) =>
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
    }

    [Fact]
    public async Task ALayerThatBreaksOffIsSaid()
    {
        FakeImage.Put(_fake, "app", "v1", null, ([0x1f, 0x8b, 8, 0, 1, 2, 3], Gzip));
        FakeImage.Tag(_fake, "app", "v1");
        var read = await new ImageLister(_registry).ReadAsync("app", new() { IsDetailed = true }, default);
        Assert.Contains("no archive", Assert.Single(read.Faults).Message, StringComparison.Ordinal);
    }

    private static async Task Refused(string cause, Func<Task> read)
    {
        var fault = (await Assert.ThrowsAsync<FaultException>(read)).Fault;
        Assert.Equal("AciSecurity.RegistryReplyInvalid", fault.Id);
        Assert.Contains(cause, fault.Message, StringComparison.Ordinal);
    }
}
