using Microsoft.IdentityModel.JsonWebTokens;

namespace AciSecurity.Simulator.Tests.Registry;

public sealed class RegistrySignInTests
{
    [Theory]
    [InlineData("GET", "/v2/", null)]
    [InlineData("GET", "/v2/_catalog", "registry:catalog:*")]
    [InlineData("GET", "/acr/v1/_catalog", "registry:catalog:*")]
    [InlineData("GET", "/v2/team/app/manifests/1", "repository:team/app:pull")]
    [InlineData("GET", "/v2/team%2Fapp/tags/list", "repository:team/app:pull")]
    [InlineData("GET", "/v2/app/referrers/sha256:00", "repository:app:pull")]
    [InlineData("PUT", "/v2/app/manifests/1", "repository:app:pull,push")]
    [InlineData("POST", "/v2/app/blobs/uploads/", "repository:app:pull,push")]
    [InlineData("DELETE", "/v2/app/manifests/sha256:00", "repository:app:delete")]
    [InlineData("GET", "/acr/v1/app", "repository:app:metadata_read")]
    [InlineData("GET", "/acr/v1/app/_manifests", "repository:app:metadata_read")]
    [InlineData("PATCH", "/acr/v1/team/app/_tags/1", "repository:team/app:metadata_write")]
    [InlineData("DELETE", "/acr/v1/app/_tags/1", "repository:app:delete")]
    public async Task A_request_without_a_token_is_told_what_for_and_where(string method, string path, string? scope)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = new RegistrySession(azure, "contosodev");

        var answer = await session.SendAsync(new(method), path);

        Assert.Equal((401, "UNAUTHORIZED"), (answer.Status, answer.Code));
        var server = session.Registry.LoginServer;
        Assert.Equal($"Bearer realm=\"https://{server}/oauth2/token\",service=\"{server}\"" + (scope is null ? "" : $",scope=\"{scope}\""), answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task An_Entra_token_becomes_a_refresh_token_and_that_an_access_token()
    {
        var clock = new ManualClock();
        await using var azure = await Contoso.StartAsync(new() { Clock = clock });
        using var session = await RegistrySession.OpenAsync(azure, "contosodev", "auditor");

        var refresh = new JsonWebToken(session.RefreshToken);
        var access = new JsonWebToken(await session.AccessTokenAsync("repository:job:pull,push registry:catalog:*"));

        Assert.Equal(("refresh_token", TimeSpan.FromHours(3)), (refresh.GetPayloadValue<string>("grant_type"), refresh.ValidTo - refresh.IssuedAt));
        Assert.Equal((session.Registry.LoginServer, TimeSpan.FromMinutes(75)), (access.Audiences.Single(), access.ValidTo - access.IssuedAt));
        Assert.Equal(
            """[{"type":"repository","name":"job","actions":["pull"]},{"type":"registry","name":"catalog","actions":["*"]}]""",
            access.GetPayloadValue<System.Text.Json.JsonElement>("access").GetRawText());
        Assert.Empty(azure.Requests.Writes);
    }

    [Theory]
    [InlineData("enabled", true)]
    [InlineData("disabled", false)]
    public async Task Whether_a_token_for_the_Resource_Manager_will_do_is_the_registrys_policy(string status, bool taken)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = new RegistrySession(azure, "contosodev");
        var resource = azure.Find(session.Registry.ResourceId)!;
        resource["properties"]!["policies"]!["azureADAuthenticationAsArmPolicy"]!["status"] = status;
        azure.Put(resource);

        Assert.Equal(taken ? 200 : 401, (await session.ExchangeAsync(await session.EntraTokenAsync("reader", azure.Endpoint.GetLeftPart(UriPartial.Authority)))).Status);
        Assert.Equal(200, (await session.ExchangeAsync(await session.EntraTokenAsync("reader"))).Status);
        Assert.Equal(401, (await session.ExchangeAsync(await session.EntraTokenAsync("reader", "https://vault.azure.net"))).Status);
    }

    [Fact]
    public async Task Nothing_that_is_over_or_somebody_elses_signs_in()
    {
        var clock = new ManualClock();
        await using var azure = await Contoso.StartAsync(new() { Clock = clock });
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        using var other = new RegistrySession(azure, "contosolegacy");
        var (entra, access) = (await session.EntraTokenAsync("operator"), await session.AccessTokenAsync("repository:job:pull"));

        Assert.Equal(401, (await session.ExchangeAsync("no.token.atall")).Status);
        Assert.Contains("error=\"invalid_token\"", (await other.SendAsync(HttpMethod.Get, "/v2/job/manifests/latest", null, new("Bearer", access))).Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Contains("error=\"invalid_token\"", (await session.SendAsync(HttpMethod.Get, "/v2/job/manifests/latest", null, new("Bearer", session.RefreshToken))).Header("WWW-Authenticate"), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(76));
        Assert.Equal(401, (await session.ExchangeAsync(entra)).Status);
        Assert.Contains("error=\"invalid_token\"", (await session.SendAsync(HttpMethod.Get, "/v2/job/manifests/latest", null, new("Bearer", access))).Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal(200, (await session.GetAsync("/v2/job/manifests/latest")).Status);
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(401, (await session.FormAsync("/oauth2/token", new() { ["grant_type"] = "refresh_token", ["service"] = session.Registry.LoginServer, ["refresh_token"] = session.RefreshToken })).Status);
    }

    [Fact]
    public async Task A_token_that_is_not_for_what_is_asked_has_an_insufficient_scope()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");

        foreach (var (scope, path) in new[] { ("repository:base:pull", "/v2/job/manifests/latest"), ("repository:job:pull", "/acr/v1/job/_tags"), ("repository:job:pull", "/v2/_catalog"), ("repository:job:metadata_read", "/v2/job/tags/list") })
        {
            var answer = await session.SendAsync(HttpMethod.Get, path, null, new("Bearer", await session.AccessTokenAsync(scope)));

            Assert.Equal(401, answer.Status);
            Assert.EndsWith(",error=\"insufficient_scope\"", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Anonymous_pull_gives_what_it_says_and_no_more()
    {
        await using var azure = await Contoso.StartAsync();
        using var open = new RegistrySession(azure, "contosolegacy");
        using var closed = new RegistrySession(azure, "contosodev");

        var answer = await open.SendAsync(HttpMethod.Get, $"/oauth2/token?service={open.Registry.LoginServer}&scope=repository:legacy:pull,push&scope=registry:catalog:*");
        var token = new JsonWebToken(answer.Body["access_token"]!.ToString());

        Assert.Equal(
            """[{"type":"repository","name":"legacy","actions":["pull"]},{"type":"registry","name":"catalog","actions":["*"]}]""",
            token.GetPayloadValue<System.Text.Json.JsonElement>("access").GetRawText());
        Assert.Equal(200, (await open.SendAsync(HttpMethod.Get, "/v2/legacy/manifests/1.0", null, new("Bearer", token.EncodedToken))).Status);
        Assert.Equal(401, (await closed.SendAsync(HttpMethod.Get, $"/oauth2/token?service={closed.Registry.LoginServer}&scope=repository:job:pull")).Status);
        Assert.Equal(401, (await closed.FormAsync("/oauth2/token", new() { ["grant_type"] = "password", ["service"] = closed.Registry.LoginServer, ["scope"] = "repository:job:pull", ["refresh_token"] = "" })).Status);
    }

    [Theory]
    [InlineData("contosodev", "22222222-0000-4000-8000-000000000002", "not-a-real-secret-of-the-operator", 200)]
    [InlineData("contosodev", "22222222-0000-4000-8000-000000000005", "not-a-real-secret-of-the-former", 401)]
    [InlineData("contosodev", "22222222-0000-4000-8000-000000000002", "wrong", 401)]
    [InlineData("contosodev", "contosodev", "not-a-real-password", 200)]
    [InlineData("contosoprod", "contosoprod", "not-a-real-password", 401)]
    [InlineData("contosodev", "00000000-0000-0000-0000-000000000000", null, 200)]
    public async Task A_name_and_a_password_sign_in_for_a_token_and_for_a_request(string registry, string user, string? password, int status)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, registry);
        var basic = RegistrySession.Basic(user, password ?? session.RefreshToken);

        Assert.Equal(status, (await session.SendAsync(HttpMethod.Get, $"/oauth2/token?service={session.Registry.LoginServer}&scope=registry:catalog:*", null, basic)).Status);
        Assert.Equal(status, (await session.SendAsync(HttpMethod.Get, "/v2/_catalog", null, basic)).Status);
        Assert.Equal(status, (await session.FormAsync("/oauth2/token", new() { ["grant_type"] = "password", ["service"] = session.Registry.LoginServer, ["username"] = user, ["password"] = password ?? session.RefreshToken })).Status);
        Assert.DoesNotContain(azure.Requests.All, request => request.Headers.ContainsKey("Authorization"));
    }
}
