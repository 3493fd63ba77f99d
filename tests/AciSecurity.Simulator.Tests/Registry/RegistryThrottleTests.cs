using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Tests.Registry;

public sealed class RegistryThrottleTests
{
    private static readonly string Referrers = $"/v2/job/referrers/sha256:{new string('0', 64)}";

    [Fact]
    public async Task Lists_of_referrers_run_out_first_and_the_wait_counts_down()
    {
        var clock = new ManualClock();
        await using var azure = await AzureSimulator.StartAsync(Contoso.Scenario with { Registry = new() { Throttle = new() { Enforced = true, Referrers = 4 } } }, new() { Clock = clock });
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");

        Assert.Equal("200 200 429", await StatusesAsync(session, Referrers, 3));
        Assert.Equal("60", (await session.GetAsync(Referrers)).Header("Retry-After"));
        clock.Advance(TimeSpan.FromSeconds(25));
        var answer = await session.GetAsync(Referrers);
        Assert.Equal(("TOOMANYREQUESTS", "35"), (answer.Code, answer.Header("Retry-After")));
        Assert.Equal(200, (await session.GetAsync("/v2/job/manifests/latest")).Status);
        clock.Advance(TimeSpan.FromSeconds(35));
        Assert.Equal(200, (await session.GetAsync(Referrers)).Status);
    }

    [Fact]
    public async Task A_registry_has_twice_as_much_as_each_that_asks_it()
    {
        await using var azure = await AzureSimulator.StartAsync(Contoso.Scenario with { Registry = new() { Throttle = new() { Enforced = true, Reads = 6 } } });
        using var first = await RegistrySession.OpenAsync(azure, "contosodev", "reader");
        using var second = await RegistrySession.OpenAsync(azure, "contosodev", "operator");
        using var third = await RegistrySession.OpenAsync(azure, "contosodev", "auditor");
        using var elsewhere = await RegistrySession.OpenAsync(azure, "contosolegacy", "reader");

        Assert.Equal("200 200 200", await StatusesAsync(first, "/v2/job/manifests/latest", 3));
        Assert.Equal("200 200 200", await StatusesAsync(second, Referrers, 3));
        Assert.Equal("429", await StatusesAsync(third, "/v2/_catalog", 1));
        Assert.Equal("200", await StatusesAsync(elsewhere, "/v2/_catalog", 1));
    }

    [Theory]
    [InlineData("contosodev", 250, true)]
    [InlineData("contosodev", 251, false)]
    public async Task The_tier_says_how_much_where_nobody_else_does(string registry, int requests, bool enough)
    {
        await using var azure = await AzureSimulator.StartAsync(Contoso.Scenario with { Registry = new() { Throttle = new() { Enforced = true } } }, new() { Clock = new ManualClock() });
        using var session = await RegistrySession.OpenAsync(azure, registry);
        var token = await session.AccessTokenAsync("repository:job:pull");

        var last = 0;
        for (var number = 0; number < requests; number++) last = (await session.SendAsync(HttpMethod.Get, Referrers, null, new("Bearer", token))).Status;

        Assert.Equal(enough ? 200 : 429, last);
    }

    [Fact]
    public async Task Nothing_is_throttled_unless_that_is_asked_for()
    {
        await using var azure = await AzureSimulator.StartAsync(Contoso.Scenario with { Registry = new() { Throttle = new() { Reads = 1, Referrers = 1 } } });
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");

        Assert.Equal("200 200 200", await StatusesAsync(session, Referrers, 3));
    }

    private static async Task<string> StatusesAsync(RegistrySession session, string path, int count)
    {
        List<int> statuses = [];
        for (var number = 0; number < count; number++) statuses.Add((await session.GetAsync(path)).Status);
        return string.Join(' ', statuses);
    }
}
