using System.Text.Json;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;

namespace AciSecurity.Azure.Tests;

public sealed class ResourceGraphTests : IDisposable
{
    private const string Path = "/providers/Microsoft.ResourceGraph/resources";

    private readonly PlayedAzure _azure = new();
    private readonly List<JsonElement> _bodies = [];

    public void Dispose() => _azure.Dispose();

    [Fact]
    public async Task PagesGoOnWhileThereIsAToken()
    {
        Answer(body => Token(body) is null
            ? """{ "data": [ { "id": "a" } ], "resultTruncated": "true", "$skipToken": "next" }"""
            : """{ "data": [ { "id": "b" } ], "resultTruncated": "false" }""");

        Assert.Equal(2, await CountAsync(GraphScope.Everything));
        Assert.Equal("next", Token(_bodies[1]));
        Assert.False(_bodies[0].TryGetProperty("subscriptions", out _));
    }

    [Fact]
    public async Task WhatIsCutWithoutATokenIsNotWhole()
    {
        Answer(_ => """{ "data": [ { "id": "a" } ], "resultTruncated": "true" }""");

        var thrown = await Assert.ThrowsAsync<FaultException>(() => CountAsync(GraphScope.Everything));

        Assert.Equal("AciSecurity.AzureIncomplete", thrown.Fault.Id);
    }

    [Fact]
    public async Task MoreSubscriptionsThanGraphLooksThroughAreSaid()
    {
        Answer(_ => """{ "data": [] }""", ("x-ms-tenant-subscription-limit-hit", "true"));

        var thrown = await Assert.ThrowsAsync<FaultException>(() => CountAsync(GraphScope.Everything));

        Assert.Equal("AciSecurity.AzureIncomplete", thrown.Fault.Id);
    }

    [Fact]
    public async Task ManySubscriptionsAreAskedInPieces()
    {
        Answer(_ => """{ "data": [] }""");

        await CountAsync(new([.. Enumerable.Range(0, 1500).Select(number => $"{number}")], []));

        Assert.Equal([1000, 500], _bodies.Select(body => body.GetProperty("subscriptions").GetArrayLength()));
    }

    [Fact]
    public async Task AnEmptyQuotaIsWaitedFor()
    {
        var clock = new HeldClock();
        Answer(body => Token(body) is null ? """{ "data": [], "$skipToken": "next" }""" : """{ "data": [ { "id": "a" } ] }""", ("x-ms-user-quota-remaining", "0"), ("x-ms-user-quota-resets-after", "00:00:05"));

        var count = CountAsync(GraphScope.Everything, clock);
        await clock.Waiting;

        Assert.Single(_bodies);
        Assert.Equal(TimeSpan.FromSeconds(5), clock.Due);
        clock.Ring();
        Assert.Equal(1, await count);
    }

    private static string? Token(JsonElement body) => body.GetProperty("options").TryGetProperty("$skipToken", out var token) ? token.GetString() : null;

    private void Answer(Func<JsonElement, string> answer, params (string Name, string Value)[] headers) => _azure.On(Path, request =>
    {
        using var reader = new StreamReader(request.Content!.ReadAsStream());
        var body = JsonDocument.Parse(reader.ReadToEnd()).RootElement;
        _bodies.Add(body);
        return PlayedAzure.Json(answer(body), 200, headers);
    });

    private async Task<int> CountAsync(GraphScope scope, TimeProvider? clock = null)
    {
        using var connection = new ArmConnection(_azure.Pipeline, PlayedAzure.Environment.ResourceManager!, 4);
        using var graph = new ResourceGraph(connection, PlayedAzure.Environment.GraphEndpoint!, clock ?? TimeProvider.System);
        var count = 0;
        await foreach (var _ in graph.RowsAsync("resources | project id | order by id asc", scope, CancellationToken.None)) count++;
        return count;
    }
}
