namespace AciSecurity.Simulator.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("/subscriptions", 400, "MissingApiVersionParameter")]
    [InlineData("/subscriptions/aaaaaaaa-0000-4000-8000-00000000ffff?api-version=2022-12-01", 404, "SubscriptionNotFound")]
    [InlineData(Contoso.Groups + "/nothing?api-version=2025-09-01", 404, "ResourceNotFound")]
    [InlineData(Contoso.Groups + "?api-version=2016-01-01", 400, "InvalidResourceType")]
    [InlineData("/subscriptions/" + Contoso.Production + "/resourceGroups/none/providers/Microsoft.ContainerInstance/containerGroups?api-version=2025-09-01", 404, "ResourceGroupNotFound")]
    [InlineData(Contoso.Registries + "/none/webhooks?api-version=2025-11-01", 404, "ParentResourceNotFound")]
    [InlineData("/subscriptions/" + Contoso.Production + "/providers/Microsoft.Unknown/things?api-version=2025-11-01", 404, "InvalidResourceType")]
    [InlineData("/subscriptions/" + Contoso.Restricted + "/providers/Microsoft.ContainerRegistry/registries?api-version=2025-11-01", 403, "AuthorizationFailed")]
    public async Task ARM_refuses_in_its_own_words(string path, int status, string code)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        var answer = await session.GetAsync(path);

        Assert.Equal((status, code), (answer.Status, answer.Body!["error"]!["code"]!.ToString()));
    }

    [Fact]
    public async Task An_unsupported_version_is_told_the_supported_ones()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");

        var read = await session.GetAsync($"{Contoso.Groups}?api-version=2016-01-01");
        var write = await session.SendAsync(HttpMethod.Put, $"{Contoso.Groups}/x?api-version=2016-01-01", "{}");

        Assert.Contains("The supported api-versions are '2018-10-01, ", read.Message, StringComparison.Ordinal);
        Assert.Equal("NoRegisteredProviderFound", write.Code);
    }

    [Fact]
    public async Task A_403_names_action_and_scope()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        var write = await session.SendAsync(HttpMethod.Put, $"{Contoso.Groups}/x{Contoso.GroupVersion}", "{}");
        var keys = await session.SendAsync(HttpMethod.Post, $"{Contoso.Registries}/contosoprod/listCredentials{Contoso.RegistryVersion}");

        Assert.Contains($"perform action 'Microsoft.ContainerInstance/containerGroups/write' over scope '{Contoso.Groups}/x'", write.Message, StringComparison.Ordinal);
        Assert.Contains("'Microsoft.ContainerRegistry/registries/listCredentials/action'", keys.Message, StringComparison.Ordinal);
        Assert.Contains("with object id '33333333-0000-4000-8000-000000000001'", keys.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_of_pages_that_nobody_gave_out_are_refused()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        Assert.Equal(400, (await session.GetAsync($"{Contoso.Groups}{Contoso.GroupVersion}&$skiptoken=*")).Status);
        Assert.Equal(400, (await session.QueryAsync("resources", new Dictionary<string, object> { ["$skipToken"] = "*" })).Status);
    }

    [Fact]
    public async Task The_activity_log_does_not_wrap_its_errors()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);
        var log = $"/subscriptions/{Contoso.Production}/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01&$filter=";

        var tooOld = await session.GetAsync(log + "eventTimestamp ge '2020-01-01T00:00:00Z'");
        var recent = await session.GetAsync(log + $"eventTimestamp ge '{TimeProvider.System.GetUtcNow().AddDays(-1):O}'".Replace("+", "%2B", StringComparison.Ordinal));

        Assert.Equal((400, "BadRequest"), (tooOld.Status, tooOld.Body!["code"]!.ToString()));
        Assert.Equal(200, recent.Status);
    }
}
