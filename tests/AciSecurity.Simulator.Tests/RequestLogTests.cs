namespace AciSecurity.Simulator.Tests;

public sealed class RequestLogTests
{
    [Fact]
    public async Task Requests_are_remembered_without_their_tokens()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);
        await session.GetAsync($"{Contoso.Groups}{Contoso.GroupVersion}");

        var request = azure.Requests.All[^1];

        Assert.Equal(("GET", Contoso.Groups, Contoso.GroupVersion, 200), (request.Method, request.Path, request.Query, request.Status));
        Assert.Equal("33333333-0000-4000-8000-000000000001", request.ObjectId);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
        Assert.Contains("Host", request.Headers.Keys);
        Assert.Empty(azure.Requests.Writes);
    }

    [Fact]
    public async Task The_most_that_were_in_flight_are_counted()
    {
        await using var azure = await Contoso.StartAsync(new() { Latency = TimeSpan.FromMilliseconds(200) });
        using var session = await Session.OpenAsync(azure);

        var running = Task.WhenAll(Enumerable.Range(0, 6).Select(_ => session.GetAsync($"{Contoso.Groups}{Contoso.GroupVersion}")));
        await running;

        Assert.Equal(6, azure.Requests.Peak);
        Assert.Equal(0, azure.Requests.InFlight);
    }

    [Fact]
    public async Task A_request_that_its_sender_gave_up_is_no_longer_in_flight()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);
        using var client = azure.CreateClient();
        azure.Faults.Latency = TimeSpan.FromMinutes(1);
        using var patience = new CancellationTokenSource(200);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync("/subscriptions", patience.Token));

        for (var tries = 0; azure.Requests.InFlight > 0 && tries < 50; tries++) await Task.Delay(20);
        Assert.Equal(0, azure.Requests.InFlight);
    }

    [Fact]
    public async Task Writes_can_be_made_failures()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");
        azure.Faults.ForbidWrites = true;

        Assert.Equal("WriteForbiddenBySimulator", (await session.SendAsync(HttpMethod.Patch, $"{Contoso.Groups}/shop-api{Contoso.GroupVersion}", "{}")).Code);
        Assert.Equal(403, (await session.SendAsync(HttpMethod.Post, $"{Contoso.Groups}/shop-api/restart{Contoso.GroupVersion}")).Status);
        Assert.Equal(200, (await session.QueryAsync("resources | count")).Status);
        Assert.Equal(2, azure.Requests.Writes.Count);
    }
}
