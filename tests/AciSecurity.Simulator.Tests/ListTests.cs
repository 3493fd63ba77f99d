namespace AciSecurity.Simulator.Tests;

public sealed class ListTests
{
    private const string Everywhere = $"/subscriptions/{Contoso.Production}/providers/Microsoft.ContainerInstance/containerGroups{Contoso.GroupVersion}";

    [Fact]
    public async Task A_list_comes_in_pages_whose_links_carry_everything()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        var first = await session.GetAsync(Everywhere);
        var all = await session.ListAsync(Everywhere);

        Assert.Equal(2, first.Names.Count());
        var link = new Uri(first.Body!["nextLink"]!.ToString());
        Assert.Equal(azure.Endpoint.Authority, link.Authority);
        Assert.Contains("api-version=2025-09-01", link.Query, StringComparison.Ordinal);
        Assert.Equal(["shop-api", "shop-confidential", "shop-legacy", "shop-orders", "shop-vnet-open"], all.Select(item => item["name"]!.ToString()));
    }

    [Fact]
    public async Task A_page_goes_on_where_the_last_one_ended_though_things_were_deleted()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");
        var first = await session.GetAsync(Everywhere);

        var deleted = await session.SendAsync(HttpMethod.Delete, $"{Contoso.Groups}/shop-api{Contoso.GroupVersion}");
        while ((await session.GetAsync(deleted.Headers["Location"])).Status == 202) { }

        Assert.Equal(["shop-legacy", "shop-orders"], (await session.GetAsync(first.Body!["nextLink"]!.ToString())).Names);
    }

    [Fact]
    public async Task Lists_have_no_instance_view_and_single_groups_have_one()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        Assert.All(await session.ListAsync(Everywhere), group => Assert.DoesNotContain("instanceView", group.ToJsonString(), StringComparison.Ordinal));
        var single = await session.GetAsync($"{Contoso.Groups}/SHOP-API{Contoso.GroupVersion}");
        Assert.Equal("Running", single.Body!["properties"]!["instanceView"]!["state"]!.ToString());
        Assert.Contains("nginx@sha256:", single.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_of_the_scenario_are_never_shown()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");

        var groups = string.Concat((await session.ListAsync(Everywhere)).Select(item => item.ToJsonString())) + (await session.GetAsync($"{Contoso.Groups}/shop-legacy{Contoso.GroupVersion}")).Text;
        Assert.DoesNotContain("not-a-real-password-4", groups, StringComparison.Ordinal);
        Assert.DoesNotContain("bm90LWEtcmVhbC1rZXk=", groups, StringComparison.Ordinal);
        Assert.Contains("\"secret\":{}", groups, StringComparison.Ordinal);
        var hook = await session.GetAsync($"{Contoso.Registries}/contosoprod/webhooks{Contoso.RegistryVersion}");
        Assert.DoesNotContain("serviceUri", hook.Text, StringComparison.Ordinal);
        var callback = await session.SendAsync(HttpMethod.Post, $"{Contoso.Registries}/contosoprod/webhooks/hookdeploy/getCallbackConfig{Contoso.RegistryVersion}");
        Assert.StartsWith("http://hook", callback.Body!["serviceUri"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023-07-01", false, false)]
    [InlineData("2025-04-01", true, false)]
    [InlineData("2025-11-01", true, false)]
    [InlineData("2023-11-01-preview", true, true)]
    [InlineData("2026-03-01-preview", true, true)]
    public async Task An_api_version_shows_what_it_knows(string version, bool anonymousPull, bool softDelete)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        foreach (var path in new[] { $"{Contoso.Registries}?api-version={version}", $"{Contoso.Registries}/contosolegacy?api-version={version}" })
        {
            var text = (await session.GetAsync(path)).Text;
            Assert.Equal(anonymousPull, text.Contains("anonymousPullEnabled", StringComparison.Ordinal));
            Assert.Equal(softDelete, text.Contains("softDeletePolicy", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Old_versions_of_groups_know_no_references_and_no_security_context()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        var old = (await session.GetAsync($"{Contoso.Groups}/shop-orders?api-version=2022-09-01")).Text;
        var current = (await session.GetAsync($"{Contoso.Groups}/shop-orders{Contoso.GroupVersion}")).Text;

        foreach (var name in new[] { "securityContext", "secretReferences", "secureValueReference", "identityAcls", "priority" })
        {
            Assert.DoesNotContain(name, old, StringComparison.Ordinal);
            Assert.Contains(name, current, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ids_change_their_case_where_the_scenario_says_so()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        var settings = await session.ListAsync($"{Contoso.Registries}/contosoprod/providers/Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview");

        Assert.Contains("/resourcegroups/rg-platform/providers/microsoft.containerregistry/registries/contosoprod/", Assert.Single(settings)["id"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 10)]
    [InlineData("&$filter=atScope()", 5)]
    [InlineData("&$filter=atScope() and principalId eq '33333333-0000-4000-8000-000000000012'", 1)]
    public async Task Role_assignments_are_shown_from_above_and_below(string filter, int count)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        var found = await session.ListAsync($"/subscriptions/{Contoso.Production}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01{filter}");

        Assert.Equal(count, found.Count);
        Assert.Equal(count == 10, found.Any(item => item["id"]!.ToString().Contains("/resourceGroups/", StringComparison.Ordinal)));
        Assert.Equal(count > 1, found.Any(item => item["id"]!.ToString().Contains("/managementGroups/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Subscriptions_and_groups_show_what_the_caller_may_see()
    {
        await using var azure = await Contoso.StartAsync();
        using var stranger = await Session.OpenAsync(azure, "stranger");
        using var auditor = await Session.OpenAsync(azure);

        Assert.Empty(await stranger.ListAsync("/subscriptions?api-version=2022-12-01"));
        Assert.Equal(3, (await auditor.ListAsync("/subscriptions?api-version=2022-12-01")).Count);
        Assert.Equal(3, (await auditor.ListAsync($"/subscriptions/{Contoso.Production}/resourceGroups?api-version=2021-04-01")).Count);
        Assert.Equal(200, (await stranger.GetAsync($"/subscriptions/{Contoso.Development}/resourceGroups/rg-dev/providers/Microsoft.ContainerInstance/containerGroups{Contoso.GroupVersion}")).Status);
    }

    [Theory]
    [InlineData("Microsoft.Authorization/locks?api-version=2020-05-01", "keep")]
    [InlineData("Microsoft.Security/pricings?api-version=2024-01-01", "Containers")]
    [InlineData("Microsoft.Network/virtualNetworks?api-version=2024-05-01", "vnet-prod")]
    [InlineData("Microsoft.Network/networkSecurityGroups?api-version=2024-05-01", "nsg-aci")]
    [InlineData("Microsoft.Network/routeTables?api-version=2024-05-01", "rt-egress")]
    [InlineData("Microsoft.Network/privateEndpoints?api-version=2024-05-01", "pe-contosoprod")]
    [InlineData("Microsoft.KeyVault/vaults?api-version=2023-07-01", "kv-contoso")]
    [InlineData("Microsoft.ContainerService/managedClusters?api-version=2024-09-01", "aks-contoso")]
    [InlineData("Microsoft.OperationsManagement/solutions?api-version=2015-11-01-preview", "ContainerInsights(law-contoso)")]
    [InlineData("Microsoft.ManagedIdentity/userAssignedIdentities?api-version=2023-01-31", "id-orders")]
    [InlineData("Microsoft.Insights/activityLogAlerts?api-version=2020-10-01", "aci-exec")]
    [InlineData("Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview", "activity")]
    [InlineData("Microsoft.Authorization/roleDefinitions?api-version=2022-04-01", "7f951dda-4ed3-4680-a7ca-43fe172d538d")]
    [InlineData("Microsoft.ContainerInstance/containerGroupProfiles?api-version=2025-09-01", "profile-web")]
    public async Task Every_type_is_listed_in_a_subscription(string list, string name)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        Assert.Contains(name, (await session.ListAsync($"/subscriptions/{Contoso.Production}/providers/{list}")).Select(item => item["name"]!.ToString()));
    }

    [Theory]
    [InlineData("replications", 2)]
    [InlineData("webhooks", 1)]
    [InlineData("tokens", 2)]
    [InlineData("scopeMaps", 3)]
    [InlineData("cacheRules", 2)]
    [InlineData("credentialSets", 1)]
    [InlineData("privateEndpointConnections", 1)]
    public async Task Children_of_a_registry_are_listed(string list, int count)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        Assert.Equal(count, (await session.ListAsync($"{Contoso.Registries}/contosoprod/{list}{Contoso.RegistryVersion}")).Count);
    }
}
