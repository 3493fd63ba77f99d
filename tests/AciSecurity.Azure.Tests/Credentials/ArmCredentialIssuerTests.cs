using System.Net;
using AciSecurity.Azure.Credentials;
using AciSecurity.Faults;
using AciSecurity.Remediation;

namespace AciSecurity.Azure.Tests.Credentials;

public sealed class ArmCredentialIssuerTests : IDisposable
{
    private const string Registry = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/shop";
    private const string Action = Registry + "/generateCredentials";
    private const string Operation = "/operations/1";
    private const string Result = "/results/1";
    private const string Answer = """{ "username": "ci", "passwords": [ { "name": "password1", "value": "planted", "expiry": "2026-04-02T02:04:05Z" } ] }""";

    private readonly PlayedAzure _azure = new();

    public void Dispose() => _azure.Dispose();

    [Fact]
    public async Task AnAnswerAtOnceIsTheAnswer()
    {
        _azure.On(Action, Answer);

        Assert.Equal("planted", await IssueAsync());
        Assert.Equal([Action + "?api-version=2025-11-01"], _azure.Asked);
    }

    [Fact]
    public async Task TheAnswerMayBeWhereLocationLeads()
    {
        var asked = 0;
        _azure.On(Action, "", 202, ("Location", $"https://arm.example{Result}?sig=%7B1%7D"), ("Retry-After", "0"));
        _azure.On(Result, _ => asked++ == 0 ? PlayedAzure.Json("", 202, ("Location", $"https://arm.example{Result}?sig=%7B1%7D"), ("Retry-After", "0")) : PlayedAzure.Json(Answer));

        Assert.Equal("planted", await IssueAsync());
        Assert.Contains(Result + "?sig=%7B1%7D", _azure.Asked);
    }

    [Fact]
    public async Task TheOperationMayBeWatchedElsewhereThanWhereTheAnswerIs()
    {
        _azure.On(Action, "", 202, ("Azure-AsyncOperation", $"https://arm.example{Operation}"), ("Location", $"https://arm.example{Result}"), ("Retry-After", "0"));
        _azure.On(Operation, """{ "status": "Succeeded" }""");
        _azure.On(Result, Answer);

        Assert.Equal("planted", await IssueAsync());
    }

    [Fact]
    public async Task AnOperationThatFailsRepeatsNothingOfTheAnswer()
    {
        _azure.On(Action, "", 202, ("Azure-AsyncOperation", $"https://arm.example{Operation}"), ("Retry-After", "0"));
        _azure.On(Operation, """{ "status": "Failed", "error": { "code": "TokenNotActive", "message": "planted" } }""");

        var fault = (await Assert.ThrowsAsync<FaultException>(IssueAsync)).Fault;

        Assert.Equal("AciSecurity.AzureOperationFailed", fault.Id);
        Assert.Contains("TokenNotActive", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "UnAuthorizedForCredentialOperations", "AciSecurity.RegistryAdminUserOff")]
    [InlineData(400, "InvalidParameter", "AciSecurity.AzureWriteRefused")]
    [InlineData(409, "TokenNotActive", "AciSecurity.AzureWriteRefused")]
    [InlineData(409, "ScopeLocked", "AciSecurity.AzureLocked")]
    [InlineData(403, "AuthorizationFailed", "AciSecurity.AzureForbidden")]
    [InlineData(404, "ResourceNotFound", "AciSecurity.AzureNotFound")]
    public async Task ARefusalHasItsId(int status, string code, string id)
    {
        _azure.On(Action, $$"""{ "error": { "code": "{{code}}", "message": "planted" } }""", status);

        var fault = (await Assert.ThrowsAsync<FaultException>(IssueAsync)).Fault;

        Assert.Equal(id, fault.Id);
        Assert.DoesNotContain("planted", fault.ToString(), StringComparison.Ordinal);
        if (status == 403) Assert.Contains("Microsoft.ContainerRegistry/registries/generateCredentials/action", fault.Message, StringComparison.Ordinal);
    }

    private async Task<string> IssueAsync()
    {
        using var issuer = new ArmCredentialIssuer(_azure.Pipeline, PlayedAzure.Environment.ResourceManager!, 1);
        var write = new ResourceWrite(WriteMethod.Post, Registry, "2025-11-01", """{"name":"password1"}""") { Action = "generateCredentials" };
        return new NetworkCredential("", (await issuer.IssueAsync(write, "password1", CancellationToken.None)).Password).Password;
    }
}
