using AciSecurity.Simulator.Faults;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Live.Tests;

/// <summary>What goes wrong on the way to Azure is seen, and no finding is lost over it. docs/reliability.md has a row for each.</summary>
public sealed class FaultTests
{
    private const string Groups = "*/providers/Microsoft.ContainerInstance/containerGroups?*";
    private const string Audit = "Invoke-AciSecurityAudit -SubscriptionId Production -Rule Aci.Privileged, Aci.DiagnosticLog -IncludePassed";

    [Fact]
    public async Task AShortThrottleCostsNothingButTime()
    {
        await using var azure = await FailingAsync(Fault.Throttled(Groups));

        AssertWhole(azure.Run(Audit));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task AServerErrorThatPassesCostsNothingButTime(int status)
    {
        await using var azure = await FailingAsync(Fault.Answers(Groups, status, times: 1));

        AssertWhole(azure.Run(Audit));
    }

    [Fact]
    public async Task AConnectionThatBreaksOnceCostsNothingButTime()
    {
        await using var azure = await FailingAsync(Fault.Of(FaultEffect.Reset, Groups, times: 1));

        AssertWhole(azure.Run(Audit));
    }

    [Fact]
    public async Task ASlowAnswerIsWaitedFor()
    {
        await using var azure = await FailingAsync(Fault.Of(FaultEffect.Slow, Groups));

        AssertWhole(azure.Run(Audit));
    }

    [Fact]
    public async Task AThrottleThatStaysIsSaid()
    {
        await using var azure = await FailingAsync(Fault.Throttled(Groups, retryAfter: 0, times: int.MaxValue));

        AssertUnread(azure.Run(Audit), "AciSecurity.AzureThrottled");
    }

    [Fact]
    public async Task APageThatBreaksOffIsSaidAndThePagesBeforeCount()
    {
        await using var azure = await FailingAsync(new Fault { Path = Groups, From = 2, Effect = FaultEffect.TruncatedJson });

        var result = azure.Run(Audit);

        AssertUnread(result, "AciSecurity.AzureReplyInvalid");
        Assert.Equal(2, result.Output.Count(output => $"{output.Properties["RuleId"].Value} {output.Properties["ResourceType"].Value}" == "Aci.DiagnosticLog Microsoft.ContainerInstance/containerGroups"));
    }

    [Fact]
    public async Task ALaterPageThatIsRefusedIsSaidAndThePagesBeforeCount()
    {
        await using var azure = await FailingAsync(new Fault { Path = Groups, From = 2, Effect = FaultEffect.Forbidden });

        AssertUnread(azure.Run(Audit), "AciSecurity.AzureForbidden");
    }

    [Fact]
    public async Task AnExpiredTokenIsSaid()
    {
        await using var azure = await FailingAsync(Fault.Of(FaultEffect.ExpiredToken, Groups));

        AssertUnread(azure.Run(Audit), "AciSecurity.AzureUnauthorized");
    }

    [Fact]
    public async Task FactsOfOneResourceThatAreRefusedMakeItsVerdictUnknown()
    {
        await using var azure = await FailingAsync(Fault.Of(FaultEffect.Forbidden, "*shop-api/providers/Microsoft.Insights/diagnosticSettings*"));

        var result = azure.Run(Audit);

        var finding = Assert.Single(result.Output, output => $"{output.Properties["RuleId"].Value} {output.Properties["ResourceName"].Value}" == "Aci.DiagnosticLog shop-api");
        Assert.Equal("Unknown", $"{finding.Properties["Outcome"].Value}");
        Assert.Contains("Microsoft.Insights/diagnosticSettings/read", $"{finding.Properties["Reason"].Value}", StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, result.Output.Count(output => $"{output.Properties["RuleId"].Value} {output.Properties["Outcome"].Value}" == "Aci.DiagnosticLog Fail"));
        Assert.Single(result.Warnings);
    }

    [Fact]
    public async Task SubscriptionsThatCannotBeListedAreOneErrorAndNoCleanResult()
    {
        await using var azure = await FailingAsync(Fault.Answers("/subscriptions?*", 403));

        var result = azure.Run("Invoke-AciSecurityAudit");

        Assert.StartsWith("AciSecurity.AzureForbidden", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("Audit.Complete", Assert.Single(result.Output).Properties["RuleId"].Value);
        Assert.False((bool)azure.Run("Test-AciLeastPrivilege -Quiet -ErrorAction SilentlyContinue").Value!);
    }

    [Fact]
    public async Task GraphThatCannotBeAskedLeavesIdentitiesUnknown()
    {
        await using var azure = await FailingAsync(Fault.Answers("/providers/Microsoft.ResourceGraph/resources*", 403));

        var result = azure.Run("Invoke-AciSecurityAudit -SubscriptionId Production -Rule Aci.IdentityLeastPrivilege -IncludePassed");

        Assert.DoesNotContain("Pass", result.All("Outcome"));
        Assert.Contains("Unknown", result.All("Outcome"));
        Assert.Contains("Fail", result.All("Outcome"));
    }

    private static async Task<LiveAzure> FailingAsync(Fault fault)
    {
        var azure = await LiveAzure.SignedInAsync();
        azure.Simulator.Fail(fault);
        return azure;
    }

    private static void AssertWhole(Result result)
    {
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(5, result.Output.Count(output => $"{output.Properties["RuleId"].Value} {output.Properties["ResourceType"].Value}" == "Aci.DiagnosticLog Microsoft.ContainerInstance/containerGroups"));
    }

    /// <summary>The error, the Unknown findings of both rules, and a warning that says that something is missing.</summary>
    private static void AssertUnread(Result result, string id)
    {
        Assert.StartsWith(id, Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        foreach (var rule in new[] { "Aci.Privileged", "Aci.DiagnosticLog" })
        {
            Assert.Single(result.Output, output => $"{output.Properties["RuleId"].Value} {output.Properties["ResourceType"].Value} {output.Properties["Outcome"].Value}" == $"{rule} Microsoft.Resources/subscriptions Unknown");
        }

        Assert.Single(result.Warnings);
    }
}
