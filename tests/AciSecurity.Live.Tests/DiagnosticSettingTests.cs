using System.Text.Json.Nodes;

namespace AciSecurity.Live.Tests;

/// <summary>Set-AciDiagnosticSetting and Set-AciDefenderPlan: what is sent, and that it can be taken back.</summary>
public sealed class DiagnosticSettingTests
{
    private const string Setting = "/providers/Microsoft.Insights/diagnosticSettings/";
    private const string Registry = RepairedAzure.Production + "/resourceGroups/rg-platform/providers/Microsoft.ContainerRegistry/registries/contosolegacy";
    private const string Prod = RepairedAzure.Production + "/resourceGroups/rg-platform/providers/Microsoft.ContainerRegistry/registries/contosoprod";
    private const string Group = RepairedAzure.Production + "/resourceGroups/rg-shop/providers/Microsoft.ContainerInstance/containerGroups/shop-vnet-open";
    private const string Account = RepairedAzure.Production + "/resourceGroups/rg-platform/providers/Microsoft.Storage/storageAccounts/contosoaudit";
    private const string Hub = RepairedAzure.Production + "/resourceGroups/rg/providers/Microsoft.EventHub/namespaces/hub/authorizationRules/send";

    /// <summary>The resource, parameters, and the setting that is sent.</summary>
    public static TheoryData<string, string, string> Settings => new()
    {
        { Group, $"-WorkspaceId {RepairedAzure.Workspace}", $$"""{"workspaceId":"{{RepairedAzure.Workspace}}","logs":[{"category":"ContainerInstanceLog","enabled":true},{"category":"ContainerEvent","enabled":true}] }""" },
        { Registry, $"-StorageAccountId {Account}", $$"""{"storageAccountId":"{{Account}}","logs":[{"category":"ContainerRegistryLoginEvents","enabled":true},{"category":"ContainerRegistryRepositoryEvents","enabled":true}] }""" },
        { Registry, $"-EventHubAuthorizationRuleId {Hub} -EventHubName logs -Category ContainerRegistryLoginEvents -Name mine", $$"""{"eventHubAuthorizationRuleId":"{{Hub}}","eventHubName":"logs","logs":[{"category":"ContainerRegistryLoginEvents","enabled":true}] }""" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task LogsAreSentAway(string id, string parameters, string properties)
    {
        await using var azure = await RepairedAzure.StartAsync();

        var result = azure.Run($"Set-AciDiagnosticSetting {id} {parameters} -JournalPath '{azure.Journal}' -Confirm:$false");

        result.Clean();
        Assert.Equal(id == Group, result.Warnings.Any(warning => warning.Contains("starts the container group anew", StringComparison.Ordinal)));
        var write = Assert.Single(azure.Writes);
        Assert.StartsWith(id + Setting, write.Path, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("{\"properties\":" + properties + "}"), JsonNode.Parse(write.Body!)), write.Body);
        Assert.Equal(["Undone"], azure.Undo().All("State"));
        Assert.Null(azure.Azure.Simulator.Find(write.Path));
    }

    [Fact]
    public async Task ASettingThatSendsEverythingThereIsLeftAlone()
    {
        await using var azure = await RepairedAzure.StartAsync();

        azure.Run($"Set-AciDiagnosticSetting {Prod} -WorkspaceId {RepairedAzure.Workspace} -JournalPath '{azure.Journal}' -Confirm:$false").Clean();

        Assert.Empty(azure.Writes);
    }

    [Fact]
    public async Task AnObjectOfAnInventoryNamesItsResource()
    {
        await using var azure = await RepairedAzure.StartAsync();

        var output = azure.Run($"Get-AcrRegistry -SubscriptionId Production -Name contosolegacy | Set-AciDiagnosticSetting -StorageAccountId {Account} -PassThru -JournalPath '{azure.Journal}' -Confirm:$false").Clean();

        Assert.Equal("contosolegacy", Assert.Single(output).Properties["Name"].Value);
    }

    [Theory]
    [InlineData("Development", "", "Standard", "True")]
    [InlineData("Development", "-Enabled $true -RegistryScanning $false", "Standard", "False")]
    public async Task DefenderIsTurnedOn(string subscription, string parameters, string tier, string scanning)
    {
        await using var azure = await RepairedAzure.StartAsync();

        azure.Run($"Set-AciDefenderPlan {subscription} {parameters} -JournalPath '{azure.Journal}' -Confirm:$false").Clean();

        var plan = JsonNode.Parse(Assert.Single(azure.Writes).Body!)!["properties"]!;
        Assert.Equal(tier, $"{plan["pricingTier"]}");
        Assert.Equal(scanning, plan["extensions"]!.AsArray().Where(extension => $"{extension!["name"]}" == "ContainerRegistriesVulnerabilityAssessments").Select(extension => $"{extension!["isEnabled"]}").Single());
    }

    [Fact]
    public async Task DefenderIsTurnedOff()
    {
        await using var azure = await RepairedAzure.StartAsync();

        azure.Run($"Set-AciDefenderPlan Production -Enabled $false -JournalPath '{azure.Journal}' -Confirm:$false").Clean();

        Assert.Equal("Free", $"{JsonNode.Parse(Assert.Single(azure.Writes).Body!)!["properties"]!["pricingTier"]}");
    }
}
