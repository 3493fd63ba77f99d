using AciSecurity.Simulator.Faults;

namespace AciSecurity.Simulator.Tests;

public sealed class WriteTests
{
    private const string NewGroup = $"{Contoso.Groups}/new{Contoso.GroupVersion}";
    private const string NewRegistry = $"{Contoso.Registries}/contosonew{Contoso.RegistryVersion}";

    private const string Body =
        """
        {"location":"westeurope","properties":{"osType":"Linux",
          "containers":[{"name":"c","properties":{"image":"nginx","environmentVariables":[{"name":"S","secureValue":"not-a-real-secret-1"},{"name":"P","value":"plain"}],"resources":{"requests":{"cpu":1,"memoryInGB":1}}}}],
          "imageRegistryCredentials":[{"server":"s.azurecr.io","username":"u","password":"not-a-real-secret-2"}],
          "volumes":[{"name":"f","azureFile":{"shareName":"s","storageAccountName":"a","storageAccountKey":"not-a-real-secret-3"}},{"name":"s","secret":{"k":"not-a-real-secret-4"}}],
          "diagnostics":{"logAnalytics":{"workspaceId":"w","workspaceKey":"not-a-real-secret-5"}},
          "ipAddress":{"type":"Public","dnsNameLabel":"x","ports":[{"port":80}]}}}
        """;

    [Fact]
    public async Task A_group_is_created_by_an_operation_and_its_secrets_are_never_returned()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");

        var created = await session.SendAsync(HttpMethod.Put, NewGroup, Body);
        var statuses = await FollowAsync(session, created.Headers["Azure-AsyncOperation"]);
        var group = await session.GetAsync(NewGroup);

        Assert.Equal((201, "Creating"), (created.Status, created.Body!["properties"]!["provisioningState"]!.ToString()));
        Assert.Equal(["InProgress", "Succeeded"], statuses);
        Assert.Equal("Succeeded", group.Body!["properties"]!["provisioningState"]!.ToString());
        Assert.DoesNotContain("not-a-real-secret", created.Text + group.Text, StringComparison.Ordinal);
        Assert.Equal("x.westeurope.azurecontainer.io", group.Body["properties"]!["ipAddress"]!["fqdn"]!.ToString());
    }

    [Fact]
    public async Task A_client_that_watches_the_group_sees_the_end_too()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");
        await session.SendAsync(HttpMethod.Put, NewGroup, Body);

        await session.GetAsync(NewGroup);

        Assert.Equal("Succeeded", (await session.GetAsync(NewGroup)).Body!["properties"]!["provisioningState"]!.ToString());
    }

    [Fact]
    public async Task A_patch_of_a_group_changes_its_tags_alone()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");

        var patched = await session.SendAsync(HttpMethod.Patch, $"{Contoso.Groups}/shop-api{Contoso.GroupVersion}", """{"tags":{"new":"tag"},"properties":{"osType":"Windows","ipAddress":null}}""");

        Assert.Equal(200, patched.Status);
        Assert.Equal("""{"new":"tag"}""", patched.Body!["tags"]!.ToJsonString());
        Assert.Equal("Linux", patched.Body["properties"]!["osType"]!.ToString());
        Assert.Equal("Public", patched.Body["properties"]!["ipAddress"]!["type"]!.ToString());
        Assert.Contains("Back-off", patched.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patch_of_a_registry_merges_and_replaces_lists()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");
        await FollowAsync(session, (await session.SendAsync(HttpMethod.Put, NewRegistry, """{"location":"westeurope","sku":{"name":"Premium"},"properties":{"networkRuleSet":{"defaultAction":"Deny","ipRules":[{"value":"198.51.100.1"},{"value":"198.51.100.2"}]}}}""")).Headers["Azure-AsyncOperation"]);

        var patched = await session.SendAsync(HttpMethod.Patch, NewRegistry, """{"properties":{"networkRuleSet":{"ipRules":[{"action":"Forbidden","value":"198.51.100.9"}]}}}""");
        await FollowAsync(session, patched.Headers["Azure-AsyncOperation"]);
        var rules = (await session.GetAsync(NewRegistry)).Body!["properties"]!["networkRuleSet"]!;

        Assert.Equal("Deny", rules["defaultAction"]!.ToString());
        Assert.Equal("""[{"action":"Allow","value":"198.51.100.9"}]""", rules["ipRules"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Basic", """{"anonymousPullEnabled":true}""")]
    [InlineData("Standard", """{"networkRuleSet":{"defaultAction":"Deny"}}""")]
    [InlineData("Premium", """{"policies":{"exportPolicy":{"status":"disabled"}}}""")]
    public async Task A_tier_refuses_what_it_does_not_have(string sku, string properties)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");

        Assert.Equal(400, (await session.SendAsync(HttpMethod.Put, NewRegistry, $$"""{"location":"westeurope","sku":{"name":"{{sku}}"},"properties":{{properties}}}""")).Status);
    }

    [Fact]
    public async Task A_delete_ends_at_its_location()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");
        var path = $"{Contoso.Registries}/contosolegacy{Contoso.RegistryVersion}";

        var deleted = await session.SendAsync(HttpMethod.Delete, path);
        var waiting = await session.GetAsync(deleted.Headers["Location"]);
        var done = await session.GetAsync(waiting.Headers["Location"]);

        Assert.Equal((202, 202, 200), (deleted.Status, waiting.Status, done.Status));
        Assert.Equal(404, (await session.GetAsync(path)).Status);
        Assert.Equal(404, (await session.GetAsync($"{Contoso.Registries}/contosolegacy/webhooks{Contoso.RegistryVersion}")).Status);
        Assert.Equal(204, (await session.SendAsync(HttpMethod.Delete, path)).Status);
    }

    [Fact]
    public async Task The_address_of_a_registrys_operation_may_change_its_version_and_nothing_else()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");
        var address = (await session.SendAsync(HttpMethod.Put, NewRegistry, """{"location":"westeurope","sku":{"name":"Basic"}}""")).Headers["Azure-AsyncOperation"];

        Assert.True(address.Length > 3000);
        Assert.Equal(403, (await session.GetAsync(address[..^4])).Status);
        Assert.Equal(200, (await session.GetAsync(address.Replace("2025-11-01", "2025-04-01", StringComparison.Ordinal))).Status);
    }

    [Theory]
    [InlineData(FaultEffect.OperationFailed, "Failed")]
    [InlineData(FaultEffect.OperationCanceled, "Canceled")]
    public async Task An_operation_ends_badly_when_it_is_told_to(FaultEffect effect, string end)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");
        azure.Fail(Fault.Of(effect, "*/containerGroups/*") with { Method = "PUT" });

        var created = await session.SendAsync(HttpMethod.Put, NewGroup, Body);

        Assert.Equal(end, (await FollowAsync(session, created.Headers["Azure-AsyncOperation"]))[^1]);
        Assert.Equal("Failed", (await session.GetAsync(NewGroup)).Body!["properties"]!["provisioningState"]!.ToString());
    }

    [Fact]
    public async Task A_lock_stops_what_it_says()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");
        var kept = $"{Contoso.Registries}/contosoprod{Contoso.RegistryVersion}";
        var frozen = $"/subscriptions/{Contoso.Restricted}/resourceGroups/rg-vault/providers/Microsoft.ContainerInstance/containerGroups/vault-sync{Contoso.GroupVersion}";

        Assert.Equal((409, "ScopeLocked"), (await session.SendAsync(HttpMethod.Delete, kept)) is var refused ? (refused.Status, refused.Code) : default);
        Assert.Equal(200, (await session.SendAsync(HttpMethod.Patch, kept, """{"tags":{}}""")).Status);
        Assert.Equal(409, (await session.SendAsync(HttpMethod.Patch, frozen, """{"tags":{}}""")).Status);
    }

    [Theory]
    [InlineData("/providers/Microsoft.Insights/diagnosticSettings/made?api-version=2021-05-01-preview", """{"properties":{"logs":[]}}""")]
    [InlineData("/providers/Microsoft.Authorization/locks/made?api-version=2020-05-01", """{"properties":{"level":"CanNotDelete"}}""")]
    [InlineData("/providers/Microsoft.Authorization/roleAssignments/44444444-0000-4000-8000-00000000ffff?api-version=2022-04-01", """{"properties":{"principalId":"p","roleDefinitionId":"r"}}""")]
    public async Task What_stands_at_a_resource_is_put_and_deleted(string path, string body)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");
        var whole = $"{Contoso.Groups}/shop-api{path}";

        Assert.Equal(201, (await session.SendAsync(HttpMethod.Put, whole, body)).Status);
        Assert.Equal(200, (await session.GetAsync(whole)).Status);
        Assert.Equal(200, (await session.SendAsync(HttpMethod.Delete, whole)).Status);
        Assert.Equal(404, (await session.GetAsync(whole)).Status);
    }

    [Fact]
    public async Task Actions_are_answered_and_the_forbidden_ones_remembered()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");
        Task<Answer> Post(string path) => session.SendAsync(HttpMethod.Post, path, "{}");

        var restart = await Post($"{Contoso.Groups}/shop-api/restart{Contoso.GroupVersion}");
        Assert.Equal(204, restart.Status);
        Assert.Equal("Succeeded", (await FollowAsync(session, restart.Headers["Azure-AsyncOperation"]))[^1]);
        Assert.Equal(204, (await Post($"{Contoso.Groups}/shop-api/stop{Contoso.GroupVersion}")).Status);
        Assert.StartsWith("wss://", (await Post($"{Contoso.Groups}/shop-api/containers/api/exec{Contoso.GroupVersion}")).Body!["webSocketUri"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(200, (await Post($"{Contoso.Registries}/contosolegacy/listCredentials{Contoso.RegistryVersion}")).Status);
        Assert.Equal(400, (await Post($"{Contoso.Registries}/contosoprod/listCredentials{Contoso.RegistryVersion}")).Status);

        Assert.Equal(["/exec", "/listCredentials", "/listCredentials"], azure.Requests.SecretReads.Select(request => request.Path[request.Path.LastIndexOf('/')..]));
    }

    private static async Task<List<string>> FollowAsync(Session session, string address)
    {
        List<string> statuses = [];
        while (statuses.Count == 0 || statuses[^1] == "InProgress") statuses.Add((await session.GetAsync(address)).Body!["status"]!.ToString());
        return statuses;
    }
}
