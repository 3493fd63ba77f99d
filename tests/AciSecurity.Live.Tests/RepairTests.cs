using System.Text.Json.Nodes;

namespace AciSecurity.Live.Tests;

/// <summary>Repair-AciSecurityFinding and Undo-AciSecurityRepair: the rule fails, is repaired by exactly this request and passes, nothing
/// else is different, and undoing gives back what was there.</summary>
public sealed class RepairTests
{
    private const string Production = RepairedAzure.Production;
    private const string Registry = RepairedAzure.Registry;
    private const string Token = Production + "/resourceGroups/rg-platform/providers/Microsoft.ContainerRegistry/registries/contosolegacy/tokens/forever";

    /// <summary>Rule, what is wrong with a registry that is good otherwise, and the body of the request that repairs it.</summary>
    public static TheoryData<string, string, string> Patches => new()
    {
        { "Acr.AdminUser", """{"adminUserEnabled":true}""", """{"adminUserEnabled":false}""" },
        { "Acr.AnonymousPull", """{"anonymousPullEnabled":true}""", """{"anonymousPullEnabled":false}""" },
        { "Acr.ArmAudienceToken", """{"policies":{"azureADAuthenticationAsArmPolicy":{"status":"enabled"}}}""", """{"policies":{"azureADAuthenticationAsArmPolicy":{"status":"disabled"}}}""" },
        {
            "Acr.NetworkDefaultDeny",
            """{"publicNetworkAccess":"Enabled","networkRuleSet":{"defaultAction":"Allow","ipRules":[{"action":"Allow","value":"198.51.100.7"}]},"policies":{"exportPolicy":{"status":"enabled"}}}""",
            """{"networkRuleSet":{"defaultAction":"Deny","ipRules":[{"action":"Allow","value":"198.51.100.7"},{"action":"Allow","value":"203.0.113.0/24"}]}}"""
        },
        { "Acr.PublicAccess", """{"publicNetworkAccess":"Enabled","policies":{"exportPolicy":{"status":"enabled"}}}""", """{"publicNetworkAccess":"Disabled"}""" },
        { "Acr.TrustedServices", """{"networkRuleBypassOptions":"None"}""", """{"networkRuleBypassOptions":"AzureServices"}""" },
        { "Acr.TaskNetworkBypass", """{"networkRuleBypassAllowedForTasks":true}""", """{"networkRuleBypassAllowedForTasks":false}""" },
        { "Acr.DataEndpoint", """{"dataEndpointEnabled":false}""", """{"dataEndpointEnabled":true}""" },
        { "Acr.ExportPolicy", """{"policies":{"exportPolicy":{"status":"enabled"}}}""", """{"policies":{"exportPolicy":{"status":"disabled"}}}""" },
    };

    [Theory]
    [MemberData(nameof(Patches))]
    public async Task ASettingIsRepairedByOnePatch(string rule, string wrong, string body)
    {
        await using var azure = await RepairedAzure.StartAsync();
        azure.PutRegistry(wrong);
        var before = azure.Read(Registry);

        var result = azure.Repair(rule, Registry);

        Assert.Equal([$"{rule} Pass"], RepairedAzure.Outcomes(result));
        var write = Assert.Single(azure.Writes);
        Assert.Equal(("PATCH", Registry), (write.Method, write.Path));
        var sent = new JsonObject { ["properties"] = JsonNode.Parse(body) };
        AssertSame(sent, JsonNode.Parse(write.Body!));
        AssertSame(RepairedAzure.Patched(before, sent), azure.Read(Registry));

        Assert.Equal(["Undone"], azure.Undo().All("State"));
        AssertSame(before, azure.Read(Registry));
    }

    [Fact]
    public async Task ATokenIsDisabled()
    {
        await using var azure = await RepairedAzure.StartAsync();
        var before = azure.Read(Token);

        Assert.Equal(["Acr.RepositoryToken Pass"], RepairedAzure.Outcomes(azure.Repair("Acr.RepositoryToken", Token)));

        var write = Assert.Single(azure.Writes);
        Assert.Equal(("PATCH", Token, """{"properties":{"status":"disabled"}}"""), (write.Method, write.Path, write.Body));
        Assert.Equal(["Undone"], azure.Undo().All("State"));
        AssertSame(before, azure.Read(Token));
    }

    /// <summary>Rule, the resource, and what is created beside it.</summary>
    public static TheoryData<string, string, string, string> Creations => new()
    {
        {
            "Acr.AuditLog", Registry, "/providers/Microsoft.Insights/diagnosticSettings/acisecurity",
            """{"properties":{"workspaceId":"WORKSPACE","logs":[{"category":"ContainerRegistryLoginEvents","enabled":true},{"category":"ContainerRegistryRepositoryEvents","enabled":true}]}}"""
        },
        {
            "Acr.DeleteLock", Registry, "/providers/Microsoft.Authorization/locks/acisecurity-delete",
            """{"properties":{"level":"CanNotDelete","notes":"Set by AciSecurity: with the registry all its images would be gone."}}"""
        },
        {
            "Aci.DiagnosticLog", Production + "/resourceGroups/rg-shop/providers/Microsoft.ContainerInstance/containerGroups/shop-vnet-open", "/providers/Microsoft.Insights/diagnosticSettings/acisecurity",
            """{"properties":{"workspaceId":"WORKSPACE","logs":[{"category":"ContainerInstanceLog","enabled":true},{"category":"ContainerEvent","enabled":true}]}}"""
        },
        {
            "Subscription.ActivityLogKept", RepairedAzure.Development, "/providers/Microsoft.Insights/diagnosticSettings/acisecurity",
            """{"properties":{"workspaceId":"WORKSPACE","logs":[{"category":"Administrative","enabled":true},{"category":"Security","enabled":true},{"category":"Policy","enabled":true}]}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Creations))]
    public async Task WhatIsMissingBesideAResourceIsCreated(string rule, string id, string child, string body)
    {
        await using var azure = await RepairedAzure.StartAsync();
        azure.PutRegistry("{}");
        var before = azure.Read(id);

        Assert.Equal([$"{rule} Pass"], RepairedAzure.Outcomes(azure.Repair(rule, id)));

        var write = Assert.Single(azure.Writes);
        Assert.Equal(("PUT", id + child), (write.Method, write.Path));
        AssertSame(JsonNode.Parse(body.Replace("WORKSPACE", RepairedAzure.Workspace, StringComparison.Ordinal)), JsonNode.Parse(write.Body!));
        AssertSame(before, azure.Read(id));
        Assert.Equal(["Undone"], azure.Undo().All("State"));
        Assert.Null(azure.Azure.Simulator.Find(id + child));
    }

    [Fact]
    public async Task ADiagnosticSettingThatSendsToTheWorkspaceAlreadyIsCompleted()
    {
        await using var azure = await RepairedAzure.StartAsync();
        const string Id = Production + "/resourceGroups/rg-platform/providers/Microsoft.ContainerRegistry/registries/contosolegacy";
        const string Setting = Id + "/providers/Microsoft.Insights/diagnosticSettings/logins-only";
        var before = azure.Read(Setting);

        Assert.Equal(["Acr.AuditLog Pass"], RepairedAzure.Outcomes(azure.Repair("Acr.AuditLog", Id)));

        Assert.Equal(Setting, Assert.Single(azure.Writes).Path, ignoreCase: true);
        Assert.Equal(["ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"], azure.Read(Setting)["properties"]!["logs"]!.AsArray().Select(log => $"{log!["category"]}"));
        Assert.Equal(["Undone"], azure.Undo().All("State"));
        AssertSame(before, azure.Read(Setting));
    }

    [Theory]
    [InlineData("Subscription.DefenderForContainers")]
    [InlineData("Subscription.RegistryScanning")]
    public async Task DefenderIsTurnedOn(string rule)
    {
        await using var azure = await RepairedAzure.StartAsync();
        const string Id = RepairedAzure.Development + "/providers/Microsoft.Security/pricings/Containers";
        var before = azure.Read(Id);

        Assert.Contains($"{rule} Pass", RepairedAzure.Outcomes(azure.Repair(rule, Id)));

        var write = Assert.Single(azure.Writes);
        Assert.Equal(("PUT", Id), (write.Method, write.Path));
        Assert.Equal("Standard", $"{azure.Read(Id)["properties"]!["pricingTier"]}");
        Assert.Equal(["Undone"], azure.Undo().All("State"));
        Assert.Equal($"{before["properties"]!["pricingTier"]}", $"{azure.Read(Id)["properties"]!["pricingTier"]}");
    }

    private static void AssertSame(JsonNode? expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"Expected {expected?.ToJsonString()}{Environment.NewLine}but found {actual?.ToJsonString()}");
}
