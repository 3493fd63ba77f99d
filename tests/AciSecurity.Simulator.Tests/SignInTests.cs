using System.Security.Cryptography.X509Certificates;
using AciSecurity.Simulator.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AciSecurity.Simulator.Tests;

public sealed class SignInTests
{
    private const string Auditor = "22222222-0000-4000-8000-000000000001";
    private const string Pipeline = "22222222-0000-4000-8000-000000000006";

    [Theory]
    [InlineData(Auditor, "wrong", null, 401, "invalid_client", 7000215)]
    [InlineData(Auditor, "", null, 401, "invalid_client", 7000218)]
    [InlineData("22222222-0000-4000-8000-000000000005", "not-a-real-secret-of-the-former", null, 401, "invalid_client", 7000222)]
    [InlineData("22222222-0000-4000-8000-00000000ffff", "any", null, 400, "unauthorized_client", 700016)]
    [InlineData(Auditor, "not-a-real-secret-of-the-auditor", "elsewhere.example", 400, "invalid_request", 90002)]
    public async Task A_refusal_looks_like_Entras(string client, string secret, string? tenant, int status, string error, int code)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = new Session(azure);

        var answer = await session.TokenAsync(Form(azure, client, secret), tenant);

        Assert.Equal(status, answer.Status);
        Assert.Equal(error, answer.Body!["error"]!.ToString());
        Assert.Equal(code, answer.Body["error_codes"]![0]!.GetValue<int>());
        Assert.StartsWith($"AADSTS{code}: ", answer.Body["error_description"]!.ToString(), StringComparison.Ordinal);
        Assert.True(Guid.TryParse(answer.Body["trace_id"]!.ToString(), out _));
        Assert.True(Guid.TryParse(answer.Body["correlation_id"]!.ToString(), out _));
    }

    [Fact]
    public async Task An_unknown_resource_is_refused()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = new Session(azure);
        var form = Form(azure, Auditor, "not-a-real-secret-of-the-auditor");
        form["scope"] = "https://elsewhere.example/.default";

        Assert.Equal("invalid_resource", (await session.TokenAsync(form)).Body!["error"]!.ToString());
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256)]
    public async Task An_application_signs_in_with_its_certificate_and_no_other(string algorithm)
    {
        using var certificate = ServerCertificate.CreateForApplication("auditor", TimeProvider.System);
        using var other = ServerCertificate.CreateForApplication("auditor", TimeProvider.System);
        var scenario = Contoso.Scenario with { Applications = [Contoso.Scenario.Applications[0] with { Certificate = certificate.ExportCertificatePem() }] };
        await using var azure = await AzureSimulator.StartAsync(scenario);
        using var session = new Session(azure);
        Task<Answer> SignIn(string assertion) => session.TokenAsync(AssertionForm(azure, Auditor, assertion));

        Assert.Equal(200, (await SignIn(Assertion(azure, certificate, algorithm))).Status);
        Assert.Equal(700027, Code(await SignIn(Assertion(azure, other, algorithm))));
        Assert.Equal(700027, Code(await SignIn(Assertion(azure, other, algorithm, claimed: certificate))));
        Assert.Equal(700024, Code(await SignIn(Assertion(azure, certificate, algorithm, age: TimeSpan.FromHours(2)))));
        Assert.Equal(700023, Code(await SignIn(Assertion(azure, certificate, algorithm, audience: "https://elsewhere.example/token"))));
        Assert.Equal(50027, Code(await SignIn("no token")));
    }

    [Theory]
    [InlineData("https://token.actions.githubusercontent.com", "repo:contoso/shop:ref:refs/heads/main", 0)]
    [InlineData("https://token.actions.githubusercontent.com", "repo:Contoso/shop:ref:refs/heads/main", 700213)]
    [InlineData("https://elsewhere.example", "repo:contoso/shop:ref:refs/heads/main", 700213)]
    public async Task A_federated_token_is_compared_as_text(string issuer, string subject, int code)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = new Session(azure);
        using var key = ServerCertificate.CreateForApplication("issuer", TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = "api://AzureADTokenExchange",
            Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = subject },
            SigningCredentials = new(new X509SecurityKey(key), SecurityAlgorithms.RsaSha256),
        });

        var answer = await session.TokenAsync(AssertionForm(azure, Pipeline, token));

        if (code == 0) Assert.Equal(200, answer.Status);
        else Assert.Equal(code, Code(answer));
    }

    [Fact]
    public async Task A_device_code_is_pending_until_it_is_approved_and_then_refreshes()
    {
        await using var azure = await AzureSimulator.StartAsync(Contoso.Scenario with { DeviceCodePolls = 1 });
        using var session = new Session(azure);
        var scope = $"{azure.Endpoint}.default openid offline_access";

        var start = await session.TokenAsync(new() { ["client_id"] = "any", ["scope"] = scope }, endpoint: "devicecode");
        var form = new Dictionary<string, string> { ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code", ["client_id"] = "any", ["device_code"] = start.Body!["device_code"]!.ToString(), ["scope"] = scope };
        var pending = await session.TokenAsync(form);
        var token = await session.TokenAsync(form);
        var refreshed = await session.TokenAsync(new() { ["grant_type"] = "refresh_token", ["client_id"] = "any", ["refresh_token"] = token.Body!["refresh_token"]!.ToString(), ["scope"] = scope });

        Assert.Equal("authorization_pending", pending.Body!["error"]!.ToString());
        session.Use(refreshed.Body!["access_token"]!.ToString());
        Assert.Equal(200, (await session.GetAsync("/subscriptions?api-version=2022-12-01")).Status);
        var claims = new JsonWebToken(token.Body["access_token"]!.ToString());
        Assert.Equal("ada@contoso.example", claims.GetClaim("upn").Value);
    }

    [Fact]
    public async Task A_managed_identity_gets_a_token_over_plain_http()
    {
        await using var azure = await Contoso.StartAsync();
        using var client = new HttpClient();
        async Task<Answer> Ask(string query, string? header = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{azure.IdentityEndpoint}?api-version=2019-08-01&resource={azure.Endpoint}{query}");
            request.Headers.Add("X-IDENTITY-HEADER", header ?? azure.IdentityHeader);
            using var response = await client.SendAsync(request);
            return await Answer.OfAsync(response);
        }

        using var session = new Session(azure);
        session.Use((await Ask("")).Body!["access_token"]!.ToString());
        Assert.Equal(200, (await session.GetAsync("/subscriptions?api-version=2022-12-01")).Status);
        Assert.Equal("22222222-0000-4000-8000-000000000008", (await Ask("&client_id=22222222-0000-4000-8000-000000000008")).Body!["client_id"]!.ToString());
        Assert.Equal(400, (await Ask("&client_id=nobody")).Status);
        Assert.Equal(401, (await Ask("", "wrong")).Status);
        using var elsewhere = await client.GetAsync(new Uri(azure.IdentityEndpoint, "/subscriptions?api-version=2022-12-01"));
        Assert.Equal(404, (int)elsewhere.StatusCode);
    }

    private static int Code(Answer answer) => answer.Body!["error_codes"]![0]!.GetValue<int>();

    private static Dictionary<string, string> Form(AzureSimulator azure, string client, string secret) =>
        new() { ["grant_type"] = "client_credentials", ["client_id"] = client, ["client_secret"] = secret, ["scope"] = $"{azure.Endpoint}.default" };

    private static Dictionary<string, string> AssertionForm(AzureSimulator azure, string client, string assertion) => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = client,
        ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        ["client_assertion"] = assertion,
        ["scope"] = $"{azure.Endpoint}.default",
    };

    private static string Assertion(AzureSimulator azure, X509Certificate2 certificate, string algorithm, X509Certificate2? claimed = null, TimeSpan age = default, string? audience = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime - age;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Auditor,
            Audience = audience ?? $"{azure.Endpoint}{azure.TenantId}/oauth2/v2.0/token",
            NotBefore = now,
            Expires = now.AddMinutes(10),
            Claims = new Dictionary<string, object> { ["sub"] = Auditor, ["jti"] = Guid.NewGuid().ToString() },
            AdditionalHeaderClaims = new Dictionary<string, object> { ["x5t#S256"] = Base64UrlEncoder.Encode((claimed ?? certificate).GetCertHash(System.Security.Cryptography.HashAlgorithmName.SHA256)) },
            SigningCredentials = new(new RsaSecurityKey(certificate.GetRSAPrivateKey()), algorithm),
        });
    }
}
