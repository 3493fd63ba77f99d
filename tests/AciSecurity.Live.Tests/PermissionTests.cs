using System.Text.Json;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Live.Tests;

/// <summary>The role that Get-AciSecurityPermission writes is enough for the audit that it was written for, and no wider than that.</summary>
public sealed class PermissionTests
{
    [Fact]
    public async Task AnAuditWithTheRoleIsRefusedNothing()
    {
        await using var azure = await LiveAzure.SignedInAsync(WithActions(await ActionsAsync("Get-AciSecurityPermission")));

        var result = azure.Run("Invoke-AciSecurityAudit -Baseline Strict");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.DoesNotContain(azure.Simulator.Requests.All, request => request.Status == 403);
    }

    [Fact]
    public async Task RepairingAndUndoingWithTheirRoleAreRefusedNothing()
    {
        using var folder = new TemporaryFolder();
        await using var azure = await LiveAzure.SignedInAsync(WithActions(await ActionsAsync("Get-AciSecurityPermission -Cmdlet Repair-AciSecurityFinding, Undo-AciSecurityRepair")));
        var journal = $"-JournalPath '{folder["journal.jsonl"]}' -Confirm:$false";

        azure.Run($"Invoke-AciSecurityAudit -Baseline Strict | Repair-AciSecurityFinding -Baseline Strict -WorkspaceId {RepairedAzure.Workspace} {journal}");
        var undone = azure.Run($"Undo-AciSecurityRepair {journal}");

        Assert.NotEmpty(azure.Simulator.Requests.Writes);
        Assert.Contains("Undone", undone.All("State"));
        Assert.DoesNotContain(azure.Simulator.Requests.All, request => request.Status == 403);
    }

    [Theory]
    [InlineData("Reset-AcrCredential", "Microsoft.ContainerRegistry/registries/regenerateCredential/action")]
    [InlineData("Set-AciDefenderPlan", "Microsoft.Security/pricings/write")]
    [InlineData("Protect-AciContainerGroup", "Microsoft.ContainerInstance/containerGroups/write")]
    public async Task ACmdletThatChangesSomethingHasItsActions(string cmdlet, string action) =>
        Assert.Contains(action, await ActionsAsync($"Get-AciSecurityPermission -Cmdlet {cmdlet}"));

    [Theory]
    [InlineData("Aci.Privileged", "Microsoft.ContainerInstance/containerGroups/read")]
    [InlineData("Acr.DeleteLock", "Microsoft.Authorization/locks/read")]
    [InlineData("Aci.SubnetSegmentation", "Microsoft.Network/virtualNetworks/read")]
    public async Task WithoutAnActionTheRuleIsUnknownAndNamesIt(string rule, string action)
    {
        var actions = (await ActionsAsync($"Get-AciSecurityPermission -Rule {rule}")).ToList();
        Assert.Contains(action, actions);
        actions.Remove(action);
        await using var azure = await LiveAzure.SignedInAsync(WithActions(actions));

        var result = azure.Run($"Invoke-AciSecurityAudit -SubscriptionId Production -Rule {rule} -IncludePassed");

        Assert.Contains(result.Output, output => $"{output.Properties["Outcome"].Value}" == "Unknown" && $"{output.Properties["Reason"].Value}".Contains(action, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Contoso, where the auditor has the role that a script writes.</summary>
    internal static async Task<Simulator.Scenarios.Scenario> WithRoleAsync(string script) => WithActions(await ActionsAsync(script));

    private static async Task<IReadOnlyList<string>> ActionsAsync(string script)
    {
        await using var azure = await LiveAzure.StartAsync();
        using var role = JsonDocument.Parse((string)azure.Run(script).Value!);
        return [.. role.RootElement.GetProperty("Actions").EnumerateArray().Select(action => action.GetString()!)];
    }

    private static Simulator.Scenarios.Scenario WithActions(IReadOnlyList<string> actions)
    {
        var scenario = Simulator.Scenarios.Scenario.Load("contoso");
        var auditor = scenario.Applications[0] with { Permissions = [new() { Scope = "/", Actions = [.. actions] }] };
        return scenario with { Applications = [auditor, .. scenario.Applications.Skip(1)] };
    }
}
