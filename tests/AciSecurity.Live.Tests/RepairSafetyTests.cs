using System.Text.Json.Nodes;
using AciSecurity.Simulator.Faults;

namespace AciSecurity.Live.Tests;

/// <summary>A repair cannot hurt: what changed meanwhile, is locked, would break something or went wrong in the middle is said, and the
/// next run finishes or reports.</summary>
public sealed class RepairSafetyTests
{
    private const string Registry = RepairedAzure.Registry;
    private const string Wrong = """{"adminUserEnabled":true}""";
    private const string Rule = "Acr.AdminUser";
    private const string Legacy = RepairedAzure.Production + "/resourceGroups/rg-platform/providers/Microsoft.ContainerRegistry/registries/contosolegacy";

    [Theory]
    [InlineData("$findings | Repair-AciSecurityFinding -JournalPath $journal -WhatIf")]
    [InlineData("Set-AcrSecuritySetting $id -AdminUser $false -JournalPath $journal -WhatIf")]
    [InlineData("Set-AciDiagnosticSetting $id -WorkspaceId $workspace -JournalPath $journal -WhatIf")]
    [InlineData("Set-AciDefenderPlan Development -JournalPath $journal -WhatIf")]
    public async Task WhatIfWritesNothingAndShowsThePlan(string script)
    {
        await using var azure = await StartAsync();
        azure.Azure.Simulator.Faults.ForbidWrites = true;

        var result = azure.Run($"$journal = '{azure.Journal}'; $id = '{Registry}'; $workspace = '{RepairedAzure.Workspace}'; $findings = {RepairedAzure.Failures(Rule, Registry)}; {script}");

        Assert.Empty(result.Errors);
        Assert.Empty(azure.Writes);
        Assert.False(File.Exists(azure.Journal));
        var plan = Assert.Single(result.Output);
        Assert.NotEmpty(plan.Properties["Changes"].Value as System.Collections.IEnumerable ?? Array.Empty<object>());
    }

    [Fact]
    public async Task WhatHasChangedSinceItWasFoundIsLeftAlone()
    {
        await using var azure = await StartAsync("""{"networkRuleSet":{"defaultAction":"Allow","ipRules":[]},"publicNetworkAccess":"Enabled","policies":{"exportPolicy":{"status":"enabled"}}}""");
        azure.Run($"$findings = {RepairedAzure.Failures("Acr.PublicAccess", Registry)}").Clean();
        azure.PutRegistry("""{"networkRuleSet":{"defaultAction":"Allow","ipRules":[]},"policies":{"exportPolicy":{"status":"enabled"}}}""", without: "publicNetworkAccess");

        var result = azure.Run($"$findings | {azure.RepairCommand}");

        Assert.Empty(azure.Writes);
        Assert.Contains(result.Warnings, warning => warning.Contains("it has changed since it was found", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatWouldBreakSomebodyElseIsNotDone()
    {
        await using var azure = await StartAsync();

        var result = azure.Repair(Rule, Legacy);

        Assert.Empty(azure.Writes);
        Assert.Contains(result.Warnings, warning => warning.Contains("Aci.Contradiction would fail then for shop-legacy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ALockIsRespected()
    {
        await using var azure = await StartAsync();
        azure.Azure.Simulator.Put(new()
        {
            ["id"] = Registry + "/providers/Microsoft.Authorization/locks/frozen",
            ["properties"] = new JsonObject { ["level"] = "ReadOnly" },
        });

        var result = azure.Repair(Rule, Registry);

        Assert.Equal("AciSecurity.AzureLocked", Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.True(azure.Read(Registry)["properties"]!["adminUserEnabled"]!.GetValue<bool>());
        Assert.Contains("\"state\":\"Failed\"", File.ReadLines(azure.Journal).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AThrottledWriteIsTriedAgain()
    {
        await using var azure = await StartAsync();
        azure.Azure.Simulator.Fail(Fault.Throttled(Registry) with { Method = "PATCH" });

        Assert.Equal([$"{Rule} Pass"], RepairedAzure.Outcomes(azure.Repair(Rule, Registry)));
    }

    [Fact]
    public async Task AWriteWhoseAnswerGotLostIsFoundToHaveTakenEffect()
    {
        await using var azure = await StartAsync();
        azure.Azure.Simulator.Fail(Fault.Of(FaultEffect.LostAnswer, Registry) with { Method = "PATCH" });

        Assert.Equal([$"{Rule} Pass"], RepairedAzure.Outcomes(azure.Repair(Rule, Registry)));
        Assert.Contains("\"state\":\"Applied\"", File.ReadLines(azure.Journal).Last(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultEffect.OperationFailed, "AciSecurity.AzureOperationFailed")]
    [InlineData(FaultEffect.OperationCanceled, "AciSecurity.AzureOperationFailed")]
    public async Task AnOperationThatFailsLeavesAJournalAndTheNextRunFinishes(FaultEffect effect, string error)
    {
        await using var azure = await StartAsync();
        azure.Azure.Simulator.Fail(Fault.Of(effect, Registry, times: 1) with { Method = "PATCH" });

        var failed = azure.Repair(Rule, Registry);

        Assert.Equal(error, Assert.Single(failed.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Empty(failed.Output);
        Assert.Contains("\"state\":\"Failed\"", File.ReadLines(azure.Journal).Last(), StringComparison.Ordinal);
        azure.PutRegistry(Wrong);
        Assert.Equal([$"{Rule} Pass"], RepairedAzure.Outcomes(azure.Repair(Rule, Registry)));
    }

    [Fact]
    public async Task ARunThatWasKilledBetweenJournalAndWriteIsReportedAndFinished()
    {
        await using var azure = await StartAsync();
        azure.Repair(Rule, Registry);
        var started = File.ReadLines(azure.Journal).First();
        File.WriteAllText(azure.Journal, started + "\n{\"id\":\"half a li");
        azure.PutRegistry(Wrong);

        var result = azure.Repair(Rule, Registry);

        Assert.Contains(result.Warnings, warning => warning.Contains("was stopped in the middle", StringComparison.Ordinal));
        Assert.Equal([$"{Rule} Pass"], RepairedAzure.Outcomes(result));
    }

    [Fact]
    public async Task WhatIsRepairedAlreadyIsNotWrittenAgain()
    {
        await using var azure = await StartAsync();
        azure.Run($"$findings = {RepairedAzure.Failures(Rule, Registry)}; $findings | {azure.RepairCommand}").Clean();
        azure.Azure.Simulator.Requests.Clear();

        var result = azure.Run($"$findings | {azure.RepairCommand}");

        Assert.Empty(result.Errors);
        Assert.Empty(azure.Writes);
    }

    [Fact]
    public async Task UndoingOverwritesNothingThatSomebodyElseWrote()
    {
        await using var azure = await StartAsync("""{"networkRuleSet":{"defaultAction":"Allow","ipRules":[]},"publicNetworkAccess":"Enabled","policies":{"exportPolicy":{"status":"enabled"}}}""");
        azure.Repair("Acr.NetworkDefaultDeny", Registry);
        azure.Run($"Set-AcrSecuritySetting {Registry} -AddIpRule 198.51.100.9 -JournalPath '{azure.Journal}.other' -Confirm:$false").Clean();

        var result = azure.Undo();

        Assert.Equal(["Changed"], result.All("State"));
        Assert.Equal("Deny", $"{azure.Read(Registry)["properties"]!["networkRuleSet"]!["defaultAction"]}");
    }

    [Fact]
    public async Task NobodyIsShutOutBySomebodyWhoDoesNotKnowWhoIsThere()
    {
        await using var azure = await StartAsync();
        azure.Azure.Simulator.Fail(Fault.Of(FaultEffect.Forbidden, RepairedAzure.Development + "/providers/Microsoft.ContainerInstance/containerGroups"));

        var result = azure.Repair(Rule, Registry);

        Assert.Empty(azure.Writes);
        Assert.Contains(result.Warnings, warning => warning.Contains("who uses the registry is not known", StringComparison.Ordinal));
        azure.Run($"{RepairedAzure.Failures(Rule, Registry)} | {azure.RepairCommand} -Force");
        Assert.Single(azure.Writes);
    }

    [Fact]
    public async Task AContainerGroupOfAnotherSubscriptionCounts()
    {
        await using var azure = await StartAsync();
        azure.PutGroup(RepairedAzure.Development, new JsonObject { ["server"] = "contosorepair.azurecr.io", ["username"] = "contosorepair" });

        var result = azure.Repair(Rule, Registry);

        Assert.Empty(azure.Writes);
        Assert.Contains(result.Warnings, warning => warning.Contains("for far-away:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Acr.PublicAccess", """{"publicNetworkAccess":"Enabled","policies":{"exportPolicy":{"status":"enabled"}}}""", """{"server":"contosorepair.azurecr.io","username":"robot"}""", "with a password")]
    [InlineData("Acr.AnonymousPull", """{"anonymousPullEnabled":true}""", null, "without signing in")]
    public async Task AContainerGroupThatCouldNotPullAnyMoreStandsInTheWay(string rule, string wrong, string? credential, string how)
    {
        await using var azure = await StartAsync(wrong);
        azure.PutGroup(RepairedAzure.Production, credential is null ? null : JsonNode.Parse(credential)!.AsObject());

        var result = azure.Repair(rule, Registry);

        Assert.Empty(azure.Writes);
        Assert.Contains(result.Warnings, warning => warning.Contains("'far-away' pulls", StringComparison.Ordinal) && warning.Contains(how, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatWasWrittenBeforeAFailureIsSaidAndCanBeUndone()
    {
        await using var azure = await StartAsync();
        azure.Azure.Simulator.Fail(Fault.Answers(Registry + "/providers/Microsoft.Insights/diagnosticSettings/*", 400) with { Method = "PUT" });

        var result = azure.Run($"Invoke-AciSecurityAudit -Rule {Rule}, Acr.AuditLog | Where-Object ResourceId -eq '{Registry}' | {azure.RepairCommand}");

        Assert.Single(result.Errors);
        Assert.Contains(result.Warnings, warning => warning.Contains("carried out before it failed: PATCH", StringComparison.Ordinal));
        Assert.Contains($"{Rule} Pass", result.Output.Select(finding => $"{finding.Properties["RuleId"].Value} {finding.Properties["Outcome"].Value}"));
        azure.Azure.Simulator.Faults.Clear();
        Assert.Equal(["Undone"], azure.Undo().All("State"));
        Assert.True(azure.Read(Registry)["properties"]!["adminUserEnabled"]!.GetValue<bool>());
    }

    [Fact]
    public async Task UndoingKeepsARuleThatSomebodyAddedToOthers()
    {
        await using var azure = await StartAsync("""{"networkRuleSet":{"defaultAction":"Allow","ipRules":[{"action":"Allow","value":"198.51.100.7"}]},"publicNetworkAccess":"Enabled","policies":{"exportPolicy":{"status":"enabled"}}}""");
        azure.Run($"Set-AcrSecuritySetting {Registry} -DefaultAction Deny -JournalPath '{azure.Journal}' -Confirm:$false").Clean();
        azure.Run($"Set-AcrSecuritySetting {Registry} -AddIpRule 198.51.100.9 -JournalPath '{azure.Journal}.other' -Confirm:$false").Clean();

        Assert.Equal(["Changed"], azure.Undo().All("State"));
        Assert.Equal(2, azure.Read(Registry)["properties"]!["networkRuleSet"]!["ipRules"]!.AsArray().Count);
    }

    [Fact]
    public async Task WhatIsDeletedForGoodIsSaidOnce()
    {
        await using var azure = await StartAsync("""{"policies":{"trustPolicy":{"status":"enabled"}}}""");
        azure.Run($"Set-AcrContentTrust {Registry} -Status Disabled -Force -JournalPath '{azure.Journal}'");

        Assert.Equal(["CannotBeUndone"], azure.Undo().All("State"));
        Assert.Empty(azure.Undo().Output);
    }

    [Fact]
    public async Task APermissionThatIsMissingIsNamed()
    {
        await using var azure = await StartAsync();
        azure.Azure.Simulator.Fail(Fault.Of(FaultEffect.Forbidden, Registry) with { Method = "PATCH" });

        var error = Assert.Single(azure.Repair(Rule, Registry).Errors);

        Assert.Contains("Microsoft.ContainerRegistry/registries/write", error.Exception.Message, StringComparison.Ordinal);
    }

    private static async Task<RepairedAzure> StartAsync(string wrong = Wrong)
    {
        var azure = await RepairedAzure.StartAsync();
        azure.PutRegistry(wrong);
        return azure;
    }
}
