using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Tests;

public sealed class ThrottleTests
{
    private const string List = Contoso.Groups + Contoso.GroupVersion;

    [Theory]
    [InlineData(true, 429)]
    [InlineData(false, 200)]
    public async Task A_bucket_empties_and_fills_by_the_clock(bool enforced, int status)
    {
        var clock = new ManualClock();
        await using var azure = await AzureSimulator.StartAsync(Contoso.Scenario with { Throttle = new() { Reads = 2, ReadsPerSecond = 1, Enforced = enforced } }, new() { Clock = clock });
        using var session = await Session.OpenAsync(azure);

        Assert.Equal("1", (await session.GetAsync(List)).Headers["x-ms-ratelimit-remaining-subscription-reads"]);
        Assert.Equal("0", (await session.GetAsync(List)).Headers["x-ms-ratelimit-remaining-subscription-reads"]);
        var third = await session.GetAsync(List);
        Assert.Equal(status, third.Status);
        if (enforced) Assert.Equal("1", third.Headers["Retry-After"]);
        Assert.Equal(200, (await session.GetAsync($"/subscriptions/{Contoso.Development}/providers/Microsoft.ContainerInstance/containerGroups{Contoso.GroupVersion}")).Status);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(200, (await session.GetAsync(List)).Status);
    }

    [Fact]
    public async Task Resources_change_behind_everybodys_back()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);
        var group = azure.Find($"{Contoso.Groups}/shop-api")!;
        group["tags"]!["app"] = "other";

        azure.Put(group);
        Assert.Contains("\"app\":\"other\"", (await session.GetAsync($"{Contoso.Groups}/shop-api{Contoso.GroupVersion}")).Text, StringComparison.Ordinal);
        azure.Remove($"{Contoso.Groups}/shop-api");
        Assert.Null(azure.Find($"{Contoso.Groups}/shop-api"));
    }

    [Fact]
    public async Task Inherited_assignments_are_in_Graph_when_they_are_asked_for()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "reader");
        async Task<int> Count(string? filter) => (await session.QueryAsync("authorizationresources | where type =~ 'microsoft.authorization/roleassignments' | project id, properties.scope", new Dictionary<string, object?> { ["authorizationScopeFilter"] = filter }, [Contoso.Development]))
            .Body!["count"]!.GetValue<int>();

        Assert.Equal(2, await Count(null));
        Assert.Equal(4, await Count("AtScopeAboveAndBelow"));
    }
}
