using System.Net;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Ports;
using AciSecurity.Registry.Images;
using AciSecurity.Registry.SignIn;
using AciSecurity.Registry.Tests.Fake;
using AciSecurity.Sessions;
using Microsoft.AspNetCore.Http;

namespace AciSecurity.Registry.Tests.SignIn;

/// <summary>Who asks a registry is proved as it demands, to nobody else, and no more often than needed.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private FakeRegistry _fake = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeRegistry.StartAsync();
        FakeImage.Put(_fake, "app", "v1");
    }

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    [Fact]
    public async Task A_token_is_got_once_for_a_repository()
    {
        FakeTokens.Install(_fake);
        using var registry = new OpenedRegistry(new(_fake.Address));
        await registry.Repository("app").GetManifestAsync("v1", default);
        await registry.Repository("app").GetManifestAsync("v1", default);
        Assert.Equal(["/v2/app/manifests/v1", "/token?service=fake&scope=repository%3Aapp%3Apull", "/v2/app/manifests/v1", "/v2/app/manifests/v1"], _fake.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_token_that_is_over_is_got_anew()
    {
        FakeTokens.Install(_fake, life: 20);
        using var registry = new OpenedRegistry(new(_fake.Address));
        await registry.Repository("app").GetManifestAsync("v1", default);
        await registry.Repository("app").GetManifestAsync("v1", default);
        Assert.Equal(2, _fake.Requests.Count(request => request.Path.StartsWith("/token", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("https://evil.example/token")]
    [InlineData("http://169.254.169.254/token")]
    [InlineData("//evil.example/token")]
    [InlineData("http://planted-user@127.0.0.1/token")]
    public async Task No_password_goes_to_another_host(string realm)
    {
        FakeTokens.Install(_fake, realm);
        using var registry = new OpenedRegistry(new(_fake.Address) { UserName = "reader", Password = new NetworkCredential("", "planted-password").SecurePassword });
        var fault = (await Assert.ThrowsAsync<FaultException>(() => registry.Repository("app").GetManifestAsync("v1", default))).Fault;
        Assert.Equal("AciSecurity.RegistryReplyInvalid", fault.Id);
        Assert.All(_fake.Requests, request => Assert.Equal("", request.Authorization));
    }

    [Fact]
    public async Task A_password_goes_to_the_token_service_and_not_to_the_registry()
    {
        FakeTokens.Install(_fake);
        using var registry = new OpenedRegistry(new(_fake.Address) { UserName = "reader", Password = new NetworkCredential("", "planted-password").SecurePassword });
        await registry.Repository("app").GetManifestAsync("v1", default);
        Assert.Equal(["", "Basic cmVhZGVyOnBsYW50ZWQtcGFzc3dvcmQ=", $"Bearer {FakeTokens.Token}"], _fake.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task A_right_that_is_missing_is_named()
    {
        _fake.Answer = async context =>
        {
            if (context.Request.Path == "/token")
            {
                await context.Response.WriteAsJsonAsync(new { access_token = "a.b.c" });
                return true;
            }

            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"{new Uri(_fake.Endpoint, "/token")}\",service=\"fake\",scope=\"repository:app:pull\",error=\"insufficient_scope\"";
            return true;
        };
        using var registry = new OpenedRegistry(new(_fake.Address));
        var fault = (await Assert.ThrowsAsync<FaultException>(() => registry.Repository("app").GetManifestAsync("v1", default))).Fault;
        Assert.Equal("AciSecurity.RegistryForbidden", fault.Id);
        Assert.Contains("'pull'", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["/v2/app/manifests/v1", "/token?service=fake&scope=repository%3Aapp%3Apull", "/v2/app/manifests/v1"], _fake.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_right_that_is_missing_is_known_in_any_order_of_actions()
    {
        var orders = new Queue<string>(["push,pull", "pull,push", "push,pull"]);
        _fake.Answer = async context =>
        {
            if (context.Request.Path == "/token") await context.Response.WriteAsJsonAsync(new { token = "a.b.c" });
            else if (context.Request.Method == "POST")
            {
                context.Response.StatusCode = 401;
                context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"{new Uri(_fake.Endpoint, "/token")}\",service=\"fake\",scope=\"repository:app:{orders.Dequeue()}\"";
            }
            else return false;

            return true;
        };
        using var registry = new OpenedRegistry(new(_fake.Address));
        var blob = new Descriptor(MediaTypes.Empty, Digest.Of("{}"u8), 2);
        await Assert.ThrowsAsync<FaultException>(() => new ImagePusher(registry.Repository("app")).PushBlobAsync(blob, "{}"u8.ToArray(), default));
        Assert.Equal(["HEAD", "POST", "GET", "POST"], _fake.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_audience_of_registries_is_asked_for_first(bool takesIt)
    {
        var audiences = new List<string>();
        _fake.Answer = async context =>
        {
            if (context.Request.Path == "/oauth2/exchange")
            {
                var form = await context.Request.ReadFormAsync();
                audiences.Add(form["access_token"].ToString());
                if (form["access_token"] == "https://containerregistry.azure.net/.default" && !takesIt) context.Response.StatusCode = 401;
                else await context.Response.WriteAsJsonAsync(new { refresh_token = "planted-refresh" });
                return true;
            }

            if (context.Request.Path == "/oauth2/token")
            {
                var form = await context.Request.ReadFormAsync();
                Assert.Equal(("refresh_token", "planted-refresh", "repository:app:pull"), (form["grant_type"].ToString(), form["refresh_token"].ToString(), form["scope"].ToString()));
                await context.Response.WriteAsJsonAsync(new { access_token = FakeTokens.Token, expires_in = 300 });
                return true;
            }

            if (context.Request.Headers.Authorization == $"Bearer {FakeTokens.Token}") return false;
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"{new Uri(_fake.Endpoint, "/oauth2/token")}\",service=\"fake\",scope=\"repository:app:pull\"";
            return true;
        };
        using var registry = new OpenedRegistry(new(_fake.Address) { Context = Context("127.0.0.1") });
        await registry.Repository("app").GetManifestAsync("v1", default);
        Assert.Equal(takesIt ? ["https://containerregistry.azure.net/.default"] : ["https://containerregistry.azure.net/.default", "https://management.example/.default"], audiences);
    }

    [Fact]
    public async Task No_token_of_Azure_goes_to_a_registry_of_somebody_else()
    {
        FakeTokens.Install(_fake);
        using var registry = new OpenedRegistry(new(_fake.Address) { Context = Context(".azurecr.io") });
        await registry.Repository("app").GetManifestAsync("v1", default);
        Assert.DoesNotContain(_fake.Requests, request => request.Path == "/oauth2/exchange");
    }

    [Theory]
    [InlineData("Bearer realm=\"https://a/t\",service=\"a\",scope=\"x y\"", "bearer", "https://a/t", "x y")]
    [InlineData("bearer realm = https://a/t , scope=\"a \\\"b\\\"\"", "bearer", "https://a/t", "a \"b\"")]
    [InlineData("Basic realm=\"a, b=c\"", "basic", "a, b=c", null)]
    [InlineData("Bearer realm=\"open", "bearer", null, null)]
    public void A_challenge_is_read(string header, string scheme, string? realm, string? scope)
    {
        var challenge = Challenge.Parse(header)!;
        Assert.Equal((scheme, realm, scope), (challenge.Scheme, challenge["realm"], challenge["scope"]));
    }

    [Theory]
    [InlineData("", "repository:app:pull,push")]
    [InlineData("repository:app:pull", "repository:app:pull,push")]
    [InlineData("repository:app:push,pull", "repository:app:pull,push")]
    [InlineData("repository:app:pull,push,delete", "repository:app:pull,push,delete")]
    [InlineData("repository:other:pull", "repository:other:pull")]
    [InlineData("registry:catalog:*", "registry:catalog:*")]
    [InlineData("repository:app:pull repository:other:pull", "repository:app:pull repository:other:pull")]
    [InlineData("nonsense", "nonsense")]
    public void No_less_is_asked_for_than_what_is_demanded(string demanded, string asked) =>
        Assert.Equal(asked, TokenQuestion.Widened(demanded, "repository:app:pull,push"));

    [Theory]
    [InlineData("")]
    [InlineData(" ,")]
    [InlineData("=\"")]
    public void What_is_no_challenge_is_none(string header) => Assert.Null(Challenge.Parse(header));

    private static AciSecurityContext Context(string suffix) => new(new AzureEnvironment { ResourceManager = new("https://management.example"), Authority = new("https://login.example"), RegistrySuffix = suffix }, new Tokens()) { SignInKind = "Test" };

    private sealed class Tokens : ITokenSource
    {
        public ValueTask<AccessToken> GetTokenAsync(string scope, string? claims, CancellationToken cancellationToken) => new(new AccessToken(scope, DateTimeOffset.MaxValue));
    }
}
