using System.Text.Json.Nodes;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Tests;

public sealed class GraphQueryTests
{
    [Theory]
    [InlineData("resources | where type == 'microsoft.containerinstance/containergroups' | count", """[{"Count":8}]""")]
    [InlineData("resources | where type =~ 'Microsoft.ContainerInstance/ContainerGroups' and not(subscriptionId endswith '3') | count", """[{"Count":7}]""")]
    [InlineData("where type == 'microsoft.containerregistry/registries' | project name | order by name asc", """[{"name":"contosodev"},{"name":"contosolegacy"},{"name":"contosoprod"}]""")]
    [InlineData("resources | where type has 'registries' and properties.adminUserEnabled == true | order by name desc | project n = toupper(name), sku.name", """[{"n":"CONTOSOLEGACY","sku_name":"Standard"},{"n":"CONTOSODEV","sku_name":"Basic"}]""")]
    [InlineData("resources | where name in~ ('SHOP-API', 'dev-job') | project name, location | sort by name asc", """[{"name":"dev-job","location":"northeurope"},{"name":"shop-api","location":"westeurope"}]""")]
    [InlineData("resources | where name in ('SHOP-API') | count", """[{"Count":0}]""")]
    [InlineData("resources | where name !in ('shop-api') and name startswith 'SHOP' | summarize n = count()", """[{"n":4}]""")]
    [InlineData("resources | where type contains 'containergroups' and properties['ipAddress'].type =~ 'public' | summarize count() by location | order by location asc", """[{"location":"northeurope","count_":1},{"location":"westeurope","count_":2}]""")]
    [InlineData("resources | where name == 'shop-api' | extend first = tostring(properties.containers[0].name), missing = properties.nothing.at.all | project first, missing, isempty(missing)", """[{"first":"api","missing":null,"Column3":true}]""")]
    [InlineData("resources | where isnotempty(tags.app) | summarize dcount(name), make_set(tags.app) | project-away dcount_name", """[{"set_tags_app":["shop"]}]""")]
    [InlineData("resources | distinct resourceGroup | order by resourceGroup asc | take 2", """[{"resourceGroup":"rg-dev"},{"resourceGroup":"rg-network"}]""")]
    [InlineData("resourcecontainers | where type == 'microsoft.resources/subscriptions' | project name | order by name asc", """[{"name":"Development"},{"name":"Production"},{"name":"Restricted"}]""")]
    [InlineData("authorizationresources | where type == 'microsoft.authorization/roleassignments' and properties.principalId == '33333333-0000-4000-8000-000000000013' | count", """[{"Count":1}]""")]
    [InlineData("authorizationresources | where type == 'microsoft.authorization/roledefinitions' and properties.roleName == 'AcrPull' | project a = properties.permissions[0].actions", """[{"a":["Microsoft.ContainerRegistry/registries/pull/read"]}]""")]
    [InlineData("securityresources | where type == 'microsoft.security/pricings' and name == 'Containers' | project properties.pricingTier | order by properties_pricingTier asc", """[{"properties_pricingTier":"Free"},{"properties_pricingTier":"Standard"}]""")]
    [InlineData("resources | where type == 'microsoft.containerregistry/registries' | join kind=leftouter (resourcecontainers | where type == 'microsoft.resources/subscriptions' | project subscriptionId, subscription = name) on subscriptionId | project name, subscription | order by name asc | limit 1", """[{"name":"contosodev","subscription":"Development"}]""")]
    [InlineData("resources | where name == 'vnet-prod' | mv-expand subnet = properties.subnets | project n = subnet.name, open = isnull(subnet.properties.networkSecurityGroup) | where open | project n", """[{"n":"snet-open"}]""")]
    [InlineData("resources // a comment\n| where name == \"shop-api\" or (name == @'dev-job' and 1 + 1 == 2)\n| summarize names = make_list(name) by tolower(type)\n| project array_length(names)", """[{"Column1":2}]""")]
    public async Task A_query_is_evaluated(string query, string expected)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        var answer = await session.QueryAsync(query);

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal(expected, answer.Body!["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("resources | wher name == 'x'", "ParserFailure", 1, 12)]
    [InlineData("resources\n| where name ==", "ParserFailure", 2, 15)]
    [InlineData("resources | where name == 'x", "ParserFailure", 1, 26)]
    [InlineData("resources | where nothing == 'x'", "InvalidQuery", null, null)]
    [InlineData("resources | where frobnicate(name)", "InvalidQuery", null, null)]
    [InlineData("passwords | take 1", "DisallowedLogicalTableName", null, null)]
    public async Task A_query_that_is_wrong_is_told_where(string query, string code, int? line, int? column)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        var answer = await session.QueryAsync(query);
        var detail = answer.Body!["error"]!["details"]!.AsArray()[^1]!;

        Assert.Equal((400, "BadRequest", code), (answer.Status, answer.Code, detail["code"]!.ToString()));
        Assert.Equal((line, column), (detail["line"]?.GetValue<int>(), detail["characterPositionInLine"]?.GetValue<int>()));
    }

    [Fact]
    public async Task Only_what_the_caller_may_read_is_in_it()
    {
        await using var azure = await Contoso.StartAsync();
        using var reader = await Session.OpenAsync(azure, "reader");
        using var stranger = await Session.OpenAsync(azure, "stranger");
        const string Query = "resources | where type in ('microsoft.containerregistry/registries', 'microsoft.containerinstance/containergroups') | order by name asc | project name";

        Assert.Contains("contosovault", (await reader.QueryAsync(Query)).Text, StringComparison.Ordinal);
        Assert.Equal("""[{"name":"dev-job"},{"name":"dev-scratch"}]""", (await stranger.QueryAsync(Query)).Body!["data"]!.ToJsonString());
    }

    [Fact]
    public async Task Scopes_narrow_it()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "reader");
        async Task<string> Count(string[]? subscriptions, string[]? groups) => (await session.QueryAsync("resources | where type == 'microsoft.containerinstance/containergroups' | count", null, subscriptions, groups)).Body!["data"]![0]!["Count"]!.ToString();

        Assert.Equal("8", await Count(null, null));
        Assert.Equal("2", await Count([Contoso.Development], null));
        Assert.Equal("7", await Count(null, ["workloads"]));
        Assert.Equal("8", await Count(null, ["contoso"]));
    }

    [Fact]
    public async Task It_lags_when_it_is_told_to()
    {
        var graph = new GraphSetting { Missing = [$"{Contoso.Groups}/shop-api"], Dropped = new Dictionary<string, IReadOnlyList<string>> { ["microsoft.containerregistry/registries"] = ["properties.policies"] } };
        await using var azure = await Hosting.AzureSimulator.StartAsync(Contoso.Scenario with { Graph = graph });
        using var session = await Session.OpenAsync(azure);

        var data = (await session.QueryAsync("resources | where name in ('shop-api', 'contosolegacy')")).Body!["data"]!.AsArray();

        var registry = Assert.Single(data)!;
        Assert.Null(registry["properties"]!["policies"]);
        Assert.NotNull(registry["properties"]!["loginServer"]);
    }

    [Fact]
    public async Task A_row_has_the_columns_of_the_table()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure);

        var row = (await session.QueryAsync("resources | where name == 'shop-legacy'")).Body!["data"]![0]!.AsObject();

        Assert.Equal(["id", "name", "type", "tenantId", "kind", "location", "resourceGroup", "subscriptionId", "managedBy", "sku", "plan", "properties", "tags", "identity", "zones", "extendedLocation"], row.Select(member => member.Key));
        Assert.Equal("westeurope", row["location"]!.ToString());
        Assert.IsType<JsonObject>(row["properties"]);
    }
}
