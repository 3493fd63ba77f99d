namespace AciSecurity.Simulator.Tests.Registry;

public sealed class RegistryListTests
{
    [Theory]
    [InlineData("/v2/_catalog")]
    [InlineData("/acr/v1/_catalog")]
    public async Task Repositories_come_in_pages_that_a_relative_link_joins(string path)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosoprod");

        var first = await session.GetAsync(path + "?n=3");
        Assert.Equal(["orders", "sync", "wallet"], first.Texts("repositories"));
        Assert.Equal($"<{path}?last=wallet&n=3&orderby=>; rel=\"next\"", first.Header("Link"));
        var second = await session.GetAsync(first.Next!);
        Assert.Equal(("worker", null), (Assert.Single(second.Texts("repositories")), second.Next));
        Assert.Equal(["worker"], (await session.GetAsync(path + "?last=walter")).Texts("repositories"));
        Assert.Equal(400, (await session.GetAsync(path + "?n=some")).Status);
    }

    [Fact]
    public async Task Tags_come_in_pages_too_and_a_page_has_a_size_of_its_own()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        for (var number = 0; number < 101; number++) Pushed.Push(session.Registry, "team/app", $"v{number:D3}", "same");

        var first = await session.GetAsync("/v2/team/app/tags/list");
        Assert.Equal((100, "team/app"), (first.Texts("tags").Length, first.Body["name"]!.ToString()));
        var second = await session.GetAsync(first.Next!);
        Assert.Equal(("v100", null), (Assert.Single(second.Texts("tags")), second.Next));
    }

    [Fact]
    public async Task What_is_not_to_be_listed_is_there_for_those_who_know_its_name()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosolegacy");
        var digest = Pushed.Push(session.Registry, "app", "shown", "1");
        Pushed.Push(session.Registry, "app", "hidden", "2");
        session.Registry.Set("app", "hidden", new() { ListEnabled = false });
        session.Registry.Set("app", digest, new() { ListEnabled = false });

        Assert.Equal(["app", "legacy", "tools/cli"], (await session.GetAsync("/v2/_catalog")).Texts("repositories"));
        Assert.Equal(200, (await session.GetAsync("/v2/drafts/manifests/0.1")).Status);
        Assert.False((await session.GetAsync("/acr/v1/drafts")).Body["changeableAttributes"]!["listEnabled"]!.GetValue<bool>());
        Assert.Equal(["shown"], (await session.GetAsync("/v2/app/tags/list")).Texts("tags"));
        Assert.Equal(["shown"], (await session.GetAsync("/acr/v1/app/_tags")).Texts("tags", "name"));
        Assert.Equal(200, (await session.GetAsync("/acr/v1/app/_tags/hidden")).Status);
        Assert.DoesNotContain(digest, (await session.GetAsync("/acr/v1/app/_manifests")).Texts("manifests", "digest"));
        Assert.Equal(2, (await session.GetAsync("/acr/v1/app")).Body["tagCount"]!.GetValue<int>());
    }
}
