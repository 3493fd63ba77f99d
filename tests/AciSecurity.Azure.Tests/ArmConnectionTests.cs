using System.Text;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;

namespace AciSecurity.Azure.Tests;

public sealed class ArmConnectionTests : IDisposable
{
    private const string Groups = "/subscriptions/s/providers/Microsoft.ContainerInstance/containerGroups";
    private const string Action = "Microsoft.ContainerInstance/containerGroups/read";

    private readonly PlayedAzure _azure = new();

    public void Dispose() => _azure.Dispose();

    [Fact]
    public async Task APageIsFollowedByTheNextAsItIsNamed()
    {
        _azure.On(Groups, """{ "value": [ { "id": "a" }, { "id": "b" } ], "nextLink": "https://arm.example:443/next?$skiptoken=%7B1%7D" }""");
        _azure.On("/next", """{ "value": [ { "id": "c" } ], "nextLink": null }""");

        Assert.Equal(["""{ "id": "a" }""", """{ "id": "b" }""", """{ "id": "c" }"""], await ItemsAsync());
        Assert.Contains("/next?$skiptoken=%7B1%7D", _azure.Asked);
    }

    [Theory]
    [InlineData("https://elsewhere.example/next")]
    [InlineData("http://arm.example/next")]
    [InlineData("https://arm.example:8443/next")]
    [InlineData("//elsewhere.example/next")]
    public async Task ANextPageElsewhereIsNotAskedFor(string next)
    {
        _azure.On(Groups, $$"""{ "value": [ { "id": "a" } ], "nextLink": "{{next}}" }""");

        Assert.Equal("AciSecurity.AzureReplyInvalid", (await FaultAsync()).Id);
        Assert.Single(_azure.Asked);
    }

    [Fact]
    public async Task APageThatNamesItselfEnds()
    {
        _azure.On(Groups, $$"""{ "value": [], "nextLink": "{{Groups}}?api-version=1" }""");

        Assert.Equal("AciSecurity.AzureReplyInvalid", (await FaultAsync()).Id);
    }

    [Theory]
    [InlineData("""{ "error": { "code": "AuthorizationFailed", "message": "The client 'x' does not have authorization to perform action 'Microsoft.Other/things/read' over scope '/subscriptions/s'." } }""", "Microsoft.Other/things/read")]
    [InlineData("""{ "code": "Forbidden", "message": "no" }""", Action)]
    [InlineData("no JSON at all", Action)]
    public async Task ARefusalNamesThePermission(string body, string action)
    {
        _azure.On(Groups, body, 403);

        var fault = await FaultAsync();

        Assert.Equal("AciSecurity.AzureForbidden", fault.Id);
        Assert.Contains(action, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("client 'x'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, """{ "error": { "code": "ExpiredAuthenticationToken" } }""", "AciSecurity.AzureUnauthorized")]
    [InlineData(404, """{ "error": { "code": "ResourceGroupNotFound" } }""", "AciSecurity.AzureNotFound")]
    [InlineData(429, "", "AciSecurity.AzureThrottled")]
    [InlineData(503, """{ "Error": { "Code": "ServerBusy" } }""", "AciSecurity.AzureFailed")]
    public async Task AnErrorHasItsId(int status, string body, string id)
    {
        _azure.On(Groups, body, status);

        Assert.Equal(id, (await FaultAsync()).Id);
    }

    [Theory]
    [InlineData("""{ "value": [ { "id": "a" }""")]
    [InlineData("""{ "other": [] }""")]
    [InlineData("\"text\"")]
    [InlineData("")]
    public async Task WhatIsNoListIsSaid(string body)
    {
        _azure.On(Groups, body);

        Assert.Equal("AciSecurity.AzureReplyInvalid", (await FaultAsync()).Id);
    }

    [Theory]
    [InlineData("null", 0)]
    [InlineData("""[ { "id": "a" } ]""", 1)]
    [InlineData("""{ "value": null }""", 0)]
    [InlineData("""{ "Value": [ { "id": "a" } ], "nextLink": "" }""", 1)]
    public async Task OddListsAreLists(string body, int count)
    {
        _azure.On(Groups, body);

        Assert.Equal(count, (await ItemsAsync()).Count);
    }

    [Fact]
    public async Task ABrokenConnectionIsAFaultOfTheHost()
    {
        _azure.On(Groups, _ => throw new HttpRequestException("secret detail"));

        var fault = await FaultAsync();

        Assert.Equal("AciSecurity.AzureUnreachable", fault.Id);
        Assert.Contains("arm.example", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancellationIsNoFault()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        using var connection = Connection();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connection.GetAsync(Groups, "s", Action, stop.Token));
    }

    private ArmConnection Connection() => new(_azure.Pipeline, PlayedAzure.Environment.ResourceManager!, 4);

    private async Task<List<string>> ItemsAsync()
    {
        using var connection = Connection();
        var items = new List<string>();
        await foreach (var page in connection.PagesAsync($"{Groups}?api-version=1", "/subscriptions/s", Action, CancellationToken.None))
        {
            items.AddRange(page.Items.Select(item => Encoding.UTF8.GetString(item.Span)));
        }

        return items;
    }

    private async Task<Fault> FaultAsync() => (await Assert.ThrowsAsync<FaultException>(ItemsAsync)).Fault;
}
