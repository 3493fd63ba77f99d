using System.Net;
using System.Security;
using AciSecurity.Azure.Credentials;
using AciSecurity.Faults;
using AciSecurity.Remediation.Credentials;
using AciSecurity.Sessions;

namespace AciSecurity.Azure.Tests.Credentials;

public sealed class KeyVaultSecretVaultTests : IDisposable
{
    private const string Id = "https://shop.vault.example/secrets/acr";
    private static readonly KeyVaultSecretAddress Secret = KeyVaultSecretAddress.Parse(Id);
    private static readonly RegistryCredential Credential = new("shop.azurecr.io", "ci", "password1") { Expires = DateTimeOffset.FromUnixTimeSeconds(1775095445) };

    private readonly PlayedAzure _azure = new();

    public void Dispose() => _azure.Dispose();

    [Fact]
    public async Task APasswordIsKeptWithWhatItIsFor()
    {
        var sent = "";
        _azure.On("/secrets/acr", request =>
        {
            Assert.Equal(HttpMethod.Put, request.Method);
            sent = request.Content!.ReadAsStringAsync().GetAwaiter().GetResult();
            return PlayedAzure.Json($$"""{ "value": "planted", "id": "{{Id}}/0123" }""");
        });

        var id = await Vault().KeepAsync(Secret, Text("plan\"ted"), Credential, CancellationToken.None);

        Assert.Equal(Id + "/0123", id.AbsoluteUri);
        Assert.Equal("""{"value":"plan\u0022ted","contentType":"text/plain","tags":{"registry":"shop.azurecr.io","username":"ci","passwordName":"password1"},"attributes":{"exp":1775095445}}""", sent);
        Assert.Equal(["/secrets/acr?api-version=7.4"], _azure.Asked);
    }

    [Theory]
    [InlineData("""{ "value": "planted" }""")]
    [InlineData("""{ "value": "planted", "id": "https://other.vault.example/secrets/acr/0123" }""")]
    [InlineData("""{ "value": "planted", "id": "https://shop.vault.example/secrets/acrother/0123" }""")]
    [InlineData("""{ "value": "planted", "id": 1 }""")]
    [InlineData("""[ "planted" ]""")]
    [InlineData("planted")]
    public async Task AnAnswerAboutSomethingElseIsAFaultThatRepeatsNothing(string answer)
    {
        _azure.On("/secrets/acr", answer);

        var fault = (await Assert.ThrowsAsync<FaultException>(() => Vault().KeepAsync(Secret, Text("planted"), Credential, CancellationToken.None))).Fault;

        Assert.Equal("AciSecurity.AzureReplyInvalid", fault.Id);
        Assert.DoesNotContain("planted", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(404, null)]
    [InlineData(401, "AciSecurity.AzureUnauthorized")]
    [InlineData(403, "AciSecurity.AzureForbidden")]
    [InlineData(503, "AciSecurity.AzureFailed")]
    public async Task ASecretThatIsNotThereYetMayBeMadeAndAnyOtherRefusalIsSaid(int status, string? id)
    {
        _azure.On("/secrets/acr/versions", """{ "value": [] }""", status);

        var exception = await Record.ExceptionAsync(() => Vault().CheckAsync(Secret, CancellationToken.None));

        Assert.Equal(id, (exception as FaultException)?.Fault.Id);
        Assert.Equal(["/secrets/acr/versions?api-version=7.4"], _azure.Asked);
    }

    private KeyVaultSecretVault Vault() => new(secret => new(_azure.Pipeline, $"{secret}"));

    private static SecureString Text(string text) => new NetworkCredential("", text).SecurePassword;
}
