using System.Net;
using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Ports;
using AciSecurity.Registry.Images;
using AciSecurity.Registry.Tests.Notary;
using AciSecurity.Registry.Tests.Notary.Certificates;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Real.Tokens;

/// <summary>A real registry that takes tokens only is read and written by who may, and tokens are asked for no more often than needed.</summary>
public sealed class TokenRegistryTests
{
    private const string Forbidden = "AciSecurity.RegistryForbidden";
    private const string Unauthorized = "AciSecurity.RegistryUnauthorized";

    [RealRegistryFact]
    public async Task A_registry_is_listed_and_read_with_a_token_for_each_scope()
    {
        await using var real = await TokenRegistry.StartAsync();
        var digest = await PushAsync(real, "team/app:v1");
        await PushAsync(real, "other:v1");
        real.Tokens.Asked.Clear();
        real.Requests.Clear();
        using var registry = Open(real, TokenUser.Reader);

        Assert.Equal(["other", "team/app"], await new ImageRegistry(registry.Connection).RepositoriesAsync(default).ToListAsync());
        Assert.Equal(["v1"], await registry.Repository("team/app").TagsAsync(default).ToListAsync());
        Assert.Equal(digest, (await registry.Repository("team/app").GetManifestAsync("v1", default)).Descriptor.Digest.ToString());
        await registry.Repository("other").GetManifestAsync("v1", default);
        await registry.Repository("team/app").GetManifestAsync("v1", default);

        Assert.Equal([("reader", "registry:catalog:*"), ("reader", "repository:team/app:pull"), ("reader", "repository:other:pull")], real.Tokens.Asked);
        Assert.All(real.Requests.Skip(1), request => Assert.StartsWith("Bearer ", request.Authorization, StringComparison.Ordinal));
        Assert.Equal(("GET /v2/_catalog", ""), real.Requests.First());
    }

    [RealRegistryFact]
    public async Task Many_requests_at_once_share_a_token()
    {
        await using var real = await TokenRegistry.StartAsync();
        await PushAsync(real, "team/app:v1");
        real.Tokens.Asked.Clear();
        using var registry = Open(real, TokenUser.Reader);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => registry.Repository("team/app").GetManifestAsync("v1", default)));

        Assert.Equal([("reader", "repository:team/app:pull")], real.Tokens.Asked);
    }

    [RealRegistryFact]
    public async Task A_token_is_kept_until_it_ends()
    {
        await using var real = await TokenRegistry.StartAsync();
        await PushAsync(real, "team/app:v1");
        real.Tokens.Asked.Clear();
        var clock = new MovedClock();
        using var registry = Open(real, TokenUser.Reader, clock);
        await registry.Repository("team/app").GetManifestAsync("v1", default);

        clock.Ahead = TokenServer.Life / 2;
        await registry.Repository("team/app").GetManifestAsync("v1", default);
        Assert.Single(real.Tokens.Asked);

        clock.Ahead = TokenServer.Life;
        await registry.Repository("team/app").GetManifestAsync("v1", default);
        Assert.Equal(2, real.Tokens.Asked.Count);
    }

    [RealRegistryFact]
    public async Task A_wrong_password_is_refused_and_tried_once()
    {
        await using var real = await TokenRegistry.StartAsync();
        await PushAsync(real, "public/app:v1");
        real.Tokens.Asked.Clear();
        using var registry = Open(real, TokenUser.Reader with { Password = "planted-wrong" });

        // What anybody may read is not read as nobody: who gives a password wants to know that it is wrong.
        await RefusedAsync(Unauthorized, registry, "public/app");

        Assert.Equal([("reader", "repository:public/app:pull")], real.Tokens.Asked);
    }

    [RealRegistryFact]
    public async Task Anybody_reads_what_is_public_and_no_more()
    {
        await using var real = await TokenRegistry.StartAsync();
        var digest = await PushAsync(real, "public/app:v1");
        await PushAsync(real, "team/app:v1");
        using var registry = Open(real, user: null);

        Assert.Equal(digest, (await registry.Repository("public/app").GetManifestAsync("v1", default)).Descriptor.Digest.ToString());
        await RefusedAsync(Forbidden, registry, "team/app");
        var refused = await Assert.ThrowsAsync<FaultException>(async () => await new ImageRegistry(registry.Connection).RepositoriesAsync(default).ToListAsync());
        Assert.Equal(Forbidden, refused.Fault.Id);
        Assert.Contains("'catalog'", refused.Fault.Message, StringComparison.Ordinal);
    }

    [RealRegistryFact]
    public async Task Who_may_only_read_writes_nothing()
    {
        await using var real = await TokenRegistry.StartAsync();
        await PushAsync(real, "team/app:v1");
        using var registry = Open(real, TokenUser.Reader);
        var repository = registry.Repository("team/app");
        var image = await repository.GetManifestAsync("v1", default);
        real.Tokens.Asked.Clear();

        var referrer = Referrers.Make(image.Descriptor, "application/vnd.example.sbom", "{}"u8.ToArray());
        var refused = await Assert.ThrowsAsync<FaultException>(() => new ReferrerPusher(repository).PushAsync(referrer, default));

        Assert.Equal(Forbidden, refused.Fault.Id);
        Assert.Contains("'push'", refused.Fault.Message, StringComparison.Ordinal);
        Assert.Equal(["v1"], await repository.TagsAsync(default).ToListAsync());

        // The token that was there allows less than was asked for, and so does the one that the challenge asks for; a third would be the same.
        Assert.Equal([("reader", "repository:team/app:pull,push"), ("reader", "repository:team/app:pull,push")], real.Tokens.Asked);
    }

    [RealRegistryFact]
    public async Task Who_writes_gets_one_token_for_it()
    {
        await using var real = await TokenRegistry.StartAsync();
        using var registry = Open(real, TokenUser.Writer);
        var blob = "{}"u8.ToArray();

        await new ImagePusher(registry.Repository("team/app")).PushBlobAsync(new(MediaTypes.Empty, Digest.Of(blob), blob.Length), blob, default);

        Assert.Equal([("writer", "repository:team/app:pull,push")], real.Tokens.Asked);
        Assert.Equal(["HEAD", "HEAD", "POST", "PUT"], real.Requests.Select(request => request.Request.Split(' ')[0]));
    }

    [RealRegistryFact]
    public async Task What_one_user_signs_another_verifies()
    {
        await using var real = await TokenRegistry.StartAsync();
        var digest = await PushAsync(real, "team/app:v1");
        var chain = TestChain.Make();
        using var folder = new TrustFolder().Put("ca/test", chain.Root.Pem)
            .Write("key.pem", chain.Leaf.Key.ExportPkcs8PrivateKeyPem() + "\n" + string.Join('\n', chain.Certificates.Select(certificate => certificate.ExportCertificatePem())))
            .Write("trustpolicy.json", TrustFolder.Policy(TrustFolder.Statement()));
        var writer = Request(real, TokenUser.Writer) with { Clock = FixedClock.Usual };
        var image = (await ReadAsync(RegistryReader.ReadImagesAsync(writer, new() { Repositories = ["team/app"] }, default))).Single();
        real.Tokens.Asked.Clear();

        var added = await RegistryWriter.SignAsync(writer, new(image) { KeyFile = Path.Combine(folder.Path, "key.pem") }, default);

        // One token reads what is there already, one writes; the registry has no list of referrers, and official clients see the tag instead.
        Assert.Equal([("writer", "repository:team/app:pull"), ("writer", "repository:team/app:pull,push")], real.Tokens.Asked);
        Assert.Equal([digest.Replace(':', '-'), "v1"], JsonDocument.Parse(await Tool.RunAsync("skopeo", "list-tags", "--tls-verify=false", "--creds", TokenUser.Reader.Credentials, $"docker://{real.Address.LoginServer}/team/app"))
            .RootElement.GetProperty("Tags").EnumerateArray().Select(tag => tag.GetString()).Order(StringComparer.Ordinal));
        var trust = new SignatureTrust { UsesNotary = true, TrustPolicyFile = folder.PolicyFile, TrustStoreFolder = folder.Path };
        var reader = Request(real, TokenUser.Reader) with { Clock = FixedClock.Usual };
        var verified = (await ReadAsync(RegistryReader.ReadSignaturesAsync(reader, new() { Repositories = ["team/app"] }, trust, default))).Single();
        Assert.True(verified.State is SignatureState.Verified, verified.Reason);
        Assert.Equal(added.Digest, Assert.Single(verified.Results).Digest);
    }

    [RealRegistryFact]
    public async Task No_password_goes_to_the_realm_of_another_host()
    {
        // The same service by another name: a client that took this realm would get its token there.
        await using var real = await TokenRegistry.StartAsync(realmHost: "localhost");
        await PushAsync(real, "team/app:v1");
        real.Tokens.Asked.Clear();
        real.Requests.Clear();
        using var registry = Open(real, TokenUser.Reader);

        await RefusedAsync("AciSecurity.RegistryReplyInvalid", registry, "team/app");

        Assert.Empty(real.Tokens.Asked);
        Assert.Equal([("GET /v2/team/app/manifests/v1", "")], real.Requests);
    }

    [RealRegistryFact]
    public async Task An_official_client_takes_the_same_tokens()
    {
        await using var real = await TokenRegistry.StartAsync();
        var digest = await PushAsync(real, "team/app:v1");
        Assert.Contains(("writer", "repository:team/app:pull,push"), real.Tokens.Asked);
        await PushAsync(real, "public/app:v1");

        Assert.Equal(digest, await InspectAsync(real, "team/app:v1", "--creds", TokenUser.Reader.Credentials));
        await InspectAsync(real, "public/app:v1", "--no-creds");

        await Assert.ThrowsAsync<InvalidOperationException>(() => InspectAsync(real, "team/app:v1", "--no-creds"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => InspectAsync(real, "team/app:v1", "--creds", "reader:planted-wrong"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => RealImage.PushAsync(real.Address, "team/app:v2", TokenUser.Reader.Credentials));
    }

    private static Task<string> PushAsync(TokenRegistry real, string name) => RealImage.PushAsync(real.Address, name, TokenUser.Writer.Credentials);

    private static async Task<string> InspectAsync(TokenRegistry real, string name, params string[] access) =>
        (await Tool.RunAsync("skopeo", ["inspect", "--tls-verify=false", .. access, "--format", "{{.Digest}}", $"docker://{real.Address.LoginServer}/{name}"])).Trim();

    private static OpenedRegistry Open(TokenRegistry real, TokenUser? user, TimeProvider? clock = null) => new(Request(real, user) with { Clock = clock ?? TimeProvider.System });

    private static RegistryRequest Request(TokenRegistry real, TokenUser? user) =>
        new(real.Address) { UserName = user?.Name, Password = user is null ? null : new NetworkCredential("", user.Password).SecurePassword };

    private static async Task RefusedAsync(string id, OpenedRegistry registry, string repository)
    {
        var refused = await Assert.ThrowsAsync<FaultException>(() => registry.Repository(repository).GetManifestAsync("v1", default));
        Assert.Equal(id, refused.Fault.Id);
        Assert.DoesNotContain("planted", $"{refused.Fault}", StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(IAsyncEnumerable<ImageItem<T>> items) =>
        [.. (await items.ToListAsync()).Select(item => Assert.IsType<ImageItem<T>.Read>(item).Value)];

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
