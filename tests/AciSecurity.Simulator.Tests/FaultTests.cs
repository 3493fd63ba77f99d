using System.Diagnostics;
using AciSecurity.Simulator.Faults;

namespace AciSecurity.Simulator.Tests;

public sealed class FaultTests
{
    private const string List = Contoso.Groups + Contoso.GroupVersion;

    [Fact]
    public async Task Throttling_ends_after_as_many_calls_as_were_asked_for()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);
        azure.Fail(Fault.Throttled("*/containerGroups*", retryAfter: 7, times: 2));

        var first = await session.GetAsync(List);

        Assert.Equal((429, "7", "TooManyRequests"), (first.Status, first.Headers["Retry-After"], first.Code));
        Assert.Equal(429, (await session.GetAsync(List)).Status);
        Assert.Equal(200, (await session.GetAsync(List)).Status);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_fault_meets_the_nth_call_of_one_subscription(int status)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);
        azure.Fail(Fault.Answers("*/containerGroups*", status, times: 1) with { Subscription = Contoso.Production, From = 2 });
        var elsewhere = $"/subscriptions/{Contoso.Development}/providers/Microsoft.ContainerInstance/containerGroups{Contoso.GroupVersion}";

        int[] seen = [(await session.GetAsync(elsewhere)).Status, (await session.GetAsync(List)).Status, (await session.GetAsync(elsewhere)).Status, (await session.GetAsync(List)).Status, (await session.GetAsync(List)).Status];

        Assert.Equal([200, 200, 200, status, 200], seen);
    }

    [Fact]
    public async Task A_connection_is_reset()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);
        azure.Fail(Fault.Of(FaultEffect.Reset, "*/containerGroups*", times: 1));

        await Assert.ThrowsAsync<HttpRequestException>(() => session.GetAsync(List));
        Assert.Equal(200, (await session.GetAsync(List)).Status);
    }

    [Fact]
    public async Task An_answer_is_cut_in_the_middle()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);
        azure.Fail(Fault.Of(FaultEffect.TruncatedJson, "*/containerGroups*", times: 1));

        var cut = await session.GetAsync(List);

        Assert.Equal(200, cut.Status);
        Assert.Null(cut.Body);
        Assert.Equal(cut.Text.Length, (await session.GetAsync(List)).Text.Length / 2);
    }

    [Fact]
    public async Task Answers_are_late()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);
        azure.Fail(Fault.Of(FaultEffect.Slow, "*/containerGroups*") with { Delay = 300 });
        var start = Stopwatch.GetTimestamp();

        await session.GetAsync(List);

        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(290));
    }

    [Theory]
    [InlineData(FaultEffect.ExpiredToken, 401, "ExpiredAuthenticationToken")]
    [InlineData(FaultEffect.Forbidden, 403, "AuthorizationFailed")]
    public async Task A_token_expires_and_a_right_is_missing_on_request(FaultEffect effect, int status, string code)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);
        azure.Fail(Fault.Of(effect, "*/containerGroups*"));

        var answer = await session.GetAsync(List);

        Assert.Equal((status, code), (answer.Status, answer.Code));
        if (status == 403) Assert.Contains("'Microsoft.ContainerInstance/containerGroups/read'", answer.Message, StringComparison.Ordinal);
        if (status == 403) Assert.Contains("33333333-0000-4000-8000-000000000001", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_process_asks_for_faults_and_sees_the_requests()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        Assert.Equal(204, (await session.SendAsync(HttpMethod.Post, "/$simulator/faults", """{"path":"*/containerGroups*","effect":"Status","status":503,"times":1}""")).Status);
        Assert.Equal(503, (await session.GetAsync(List)).Status);
        Assert.Equal(204, (await session.SendAsync(HttpMethod.Put, "/$simulator/settings", """{"latency":1,"forbidWrites":true}""")).Status);
        Assert.Equal(204, (await session.SendAsync(HttpMethod.Delete, "/$simulator/faults")).Status);
        Assert.Equal(400, (await session.SendAsync(HttpMethod.Post, "/$simulator/faults", """{"effect":"Explosion"}""")).Status);

        var log = (await session.GetAsync("/$simulator/requests")).Body!;
        Assert.Equal([200, 503], log["requests"]!.AsArray().Select(request => request!["status"]!.GetValue<int>()));
        Assert.True(azure.Faults.ForbidWrites);
    }
}
