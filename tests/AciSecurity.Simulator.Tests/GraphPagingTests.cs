using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Tests;

public sealed class GraphPagingTests
{
    [Fact]
    public async Task An_ordered_result_with_ids_comes_in_pages()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);
        List<string> found = [];
        string? token = null;

        do
        {
            var page = await session.QueryAsync("resources | project id, name | order by id asc", new Dictionary<string, object?> { ["$top"] = 10, ["$skipToken"] = token });
            Assert.Equal("false", page.Body!["resultTruncated"]!.GetValue<string>());
            Assert.True(page.Body["count"]!.GetValue<int>() <= 10);
            found.AddRange(page.Body["data"]!.AsArray().Select(row => row!["id"]!.ToString()));
            token = page.Body["$skipToken"]?.ToString();
            if (token is null) Assert.Equal(found.Count, page.Body["totalRecords"]!.GetValue<int>());
        }
        while (token is not null);

        Assert.True(found.Count > 20);
        Assert.Equal(found.Order(StringComparer.Ordinal).Distinct(), found);
    }

    [Theory]
    [InlineData("resources | project name | order by name asc")]
    [InlineData("resources | project id")]
    public async Task A_result_without_ids_or_order_is_cut_and_says_so(string query)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        var page = await session.QueryAsync(query, new Dictionary<string, object> { ["$top"] = 3 });

        Assert.Equal("true", page.Body!["resultTruncated"]!.GetValue<string>());
        Assert.Null(page.Body["$skipToken"]);
    }

    [Fact]
    public async Task Skip_leaves_out_the_first()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);
        const string Query = "resources | where type == 'microsoft.containerregistry/registries' | project id, name | order by name asc";

        var page = await session.QueryAsync(Query, new Dictionary<string, object> { ["$skip"] = 2 });

        Assert.Equal("contosoprod", Assert.Single(page.Body!["data"]!.AsArray())!["name"]!.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_quota_counts_down_and_comes_back(bool enforced)
    {
        var clock = new ManualClock();
        await using var azure = await Hosting.AzureSimulator.StartAsync(Contoso.Scenario with { Graph = new GraphSetting { Quota = 2, Enforced = enforced } }, new() { Clock = clock });
        using var session = await Session.OpenAsync(azure);
        Task<Answer> Ask() => session.QueryAsync("resources | take 1");

        Assert.Equal("1", (await Ask()).Headers["x-ms-user-quota-remaining"]);
        Assert.Equal("0", (await Ask()).Headers["x-ms-user-quota-remaining"]);
        var third = await Ask();
        Assert.Equal(enforced ? 429 : 200, third.Status);
        Assert.Equal("00:00:05", third.Headers["x-ms-user-quota-resets-after"]);
        if (enforced) Assert.Equal("5", third.Headers["Retry-After"]);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("1", (await Ask()).Headers["x-ms-user-quota-remaining"]);
    }
}
