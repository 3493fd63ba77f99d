namespace AciSecurity.Live.Tests;

public sealed class SignInTests
{
    private const string OverTls = "-TenantId $data.TenantId -Environment $data.Environment";

    [Fact]
    public async Task AnApplicationSignsInWithItsSecret()
    {
        await using var azure = await LiveAzure.StartAsync();

        var context = Assert.Single(azure.Run($"Connect-AciSecurity -ServicePrincipal -Credential $data.Auditor {OverTls} -PassThru").Clean());

        Assert.Equal((azure.Simulator.TenantId, "Secret"), (context.Properties["TenantId"].Value, context.Properties["SignInKind"].Value));
        Assert.Equal(8, azure.Run("Get-AciContainerGroup").Clean().Count);
    }

    [Fact]
    public async Task AManagedIdentitySignsIn()
    {
        await using var azure = await LiveAzure.StartAsync();
        azure.Run($"$env:IDENTITY_ENDPOINT = '{azure.Simulator.IdentityEndpoint}'; $env:IDENTITY_HEADER = '{azure.Simulator.IdentityHeader}'");
        try
        {
            azure.Run("Connect-AciSecurity -Identity -Environment $data.Environment").Clean();
            Assert.NotEmpty(azure.Run("Get-AciContainerGroup").Clean());
        }
        finally
        {
            azure.Run("$env:IDENTITY_ENDPOINT = $null; $env:IDENTITY_HEADER = $null");
        }
    }

    [Fact]
    public async Task ATokenThatIsGivenIsUsed()
    {
        await using var azure = await LiveAzure.StartAsync();
        var token = await TokenAsync(azure);

        azure.Session.Run("Connect-AciSecurity -AccessToken $data.Token -Environment $data.Environment", azure.Data(data => data["Token"] = new System.Net.NetworkCredential("", token).SecurePassword)).Clean();

        Assert.Equal(8, azure.Run("Get-AciContainerGroup").Clean().Count);
    }

    [Theory]
    [InlineData("Connect-AciSecurity -ServicePrincipal -Credential $data.Wrong -TenantId $data.TenantId -Environment $data.Environment", "AciSecurity.SecretRefused")]
    [InlineData("Connect-AciSecurity -ServicePrincipal -Credential $data.Former -TenantId $data.TenantId -Environment $data.Environment", "AciSecurity.SecretRefused")]
    [InlineData("Connect-AciSecurity -ServicePrincipal -Credential $data.Nobody -TenantId $data.TenantId -Environment $data.Environment", "AciSecurity.ApplicationNotFound")]
    [InlineData("Connect-AciSecurity -ServicePrincipal -Credential $data.Auditor -TenantId 99999999-0000-4000-8000-000000000001 -Environment $data.Environment", "AciSecurity.TenantNotFound")]
    [InlineData("Connect-AciSecurity -AccessToken $data.NoToken -Environment $data.Environment", "AciSecurity.TokenInvalid")]
    [InlineData("Connect-AciSecurity -Identity -Environment $data.Environment", "AciSecurity.IdentityUnavailable")]
    public async Task ASignInThatFailsSaysWhy(string script, string id)
    {
        await using var azure = await LiveAzure.StartAsync();
        var data = azure.Data(data =>
        {
            data["Wrong"] = LiveAzure.Credential((string)data["ClientId"]!, "planted-wrong-secret");
            data["Former"] = LiveAzure.Credential("22222222-0000-4000-8000-000000000005", "not-a-real-secret-of-the-former");
            data["Nobody"] = LiveAzure.Credential("22222222-0000-4000-8000-00000000ffff", "planted-wrong-secret");
            data["NoToken"] = new System.Net.NetworkCredential("", "planted.no.token").SecurePassword;
        });

        var error = azure.Session.Catch(script, data);

        Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain("planted", $"{error} {error.Exception} {error.ErrorDetails.RecommendedAction}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherCertificateThanThePinnedOneIsRefused()
    {
        await using var azure = await LiveAzure.StartAsync();
        var data = azure.Data(data => ((System.Collections.Hashtable)data["Environment"]!)["CertificateThumbprint"] = new string('A', 40));

        var error = azure.Session.Catch("Connect-AciSecurity -ServicePrincipal -Credential $data.Auditor -TenantId $data.TenantId -Environment $data.Environment", data);

        Assert.Contains("ertificate", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(azure.Simulator.Requests.All);
    }

    [Fact]
    public async Task DisconnectingForgets()
    {
        await using var azure = await LiveAzure.SignedInAsync();

        azure.Run("Disconnect-AciSecurity").Clean();

        Assert.Empty(azure.Run("Get-AciSecurityContext").Clean());
        Assert.StartsWith("AciSecurity.SignInNeeded", azure.Catch("Get-AciContainerGroup").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static async Task<string> TokenAsync(LiveAzure azure)
    {
        using var client = azure.Simulator.CreateClient();
        var application = azure.Simulator.Scenario.Applications[0];
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = application.ClientId,
            ["client_secret"] = application.Secret!,
            ["scope"] = azure.Simulator.Endpoint.GetLeftPart(UriPartial.Authority) + "/.default",
        });
        using var answer = await client.PostAsync(new Uri(azure.Simulator.Endpoint, $"/{azure.Simulator.TenantId}/oauth2/v2.0/token"), form);
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("access_token").GetString()!;
    }
}
