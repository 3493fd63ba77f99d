using AciSecurity.Tests.Hosting;

namespace AciSecurity.Live.Tests;

public sealed class AuditTests
{
    private const string Update = "ACISECURITY_UPDATE_DOCS";

    /// <summary>Every verdict on a mixed scenario, as a person has read it: resource, rule, part, outcome.</summary>
    [Fact]
    public async Task TheVerdictsOnAMixedScenarioAreTheExpectedOnes()
    {
        await using var azure = await LiveAzure.SignedInAsync();

        var result = azure.Run("Invoke-AciSecurityAudit -Baseline Strict -IncludePassed");

        var verdicts = string.Join('\n', result.Output.Select(Line).Order(StringComparer.Ordinal)) + "\n";
        var file = Path.Combine(BuiltFiles.Repository, "tests", "AciSecurity.Live.Tests", "Expected", "contoso.txt");
        if (Environment.GetEnvironmentVariable(Update) == "1") File.WriteAllText(file, verdicts);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), verdicts);
    }

    [Fact]
    public async Task AnAuditChangesNothingAndReadsNoSecret()
    {
        await using var azure = await LiveAzure.SignedInAsync();
        azure.Simulator.Faults.ForbidWrites = true;

        azure.Run("Invoke-AciSecurityAudit -Baseline Strict");

        Assert.Empty(azure.Simulator.Requests.Writes);
        Assert.Empty(azure.Simulator.Requests.SecretReads);
        Assert.DoesNotContain(azure.Simulator.Requests.All, request => request.Path.Contains("/exec", StringComparison.OrdinalIgnoreCase) || request.Path.Contains("/attach", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task OnlyWhatTheRulesNeedIsRead()
    {
        await using var azure = await LiveAzure.SignedInAsync();

        azure.Run("Invoke-AciSecurityAudit -Rule Aci.Privileged, Aci.PublicAddress");

        Assert.All(azure.Simulator.Requests.All, request => Assert.True(
            request.Path == "/subscriptions" || request.Path.Contains("Microsoft.ContainerInstance", StringComparison.OrdinalIgnoreCase), request.Path));
    }

    /// <summary>What a rule must know is read for it alone too, though no other rule asks for it.</summary>
    [Fact]
    public async Task ARuleAloneSaysWhatItSaysAmongAll()
    {
        await using var azure = await LiveAzure.SignedInAsync();
        var all = azure.Run("Invoke-AciSecurityAudit -Baseline Strict -IncludePassed").Output.ToLookup(finding => $"{finding.Properties["RuleId"].Value}", Line);

        Assert.All(all.Where(rule => rule.Key != "Audit.Complete"), rule =>
        {
            var alone = azure.Run($"Invoke-AciSecurityAudit -Baseline Strict -IncludePassed -Rule {rule.Key}").Output.Select(Line).Where(line => !line.Contains("Audit.Complete", StringComparison.Ordinal));
            Assert.Equal(rule.Order(StringComparer.Ordinal), alone.Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public async Task AddressesOfWebhooksAreAskedForOnDemand()
    {
        // It takes an action that reading does not have.
        await using var azure = await RepairedAzure.StartAsync();

        var without = azure.Run("Invoke-AciSecurityAudit -SubscriptionId Production -Rule Acr.WebhookHttps -IncludePassed").All("Outcome");
        var with = azure.Run("Invoke-AciSecurityAudit -SubscriptionId Production -Rule Acr.WebhookHttps -IncludePassed -IncludeWebhookConfig").All("Outcome");

        Assert.Equal(["Unknown", "Unknown"], without);
        Assert.Equal(["Fail", "Pass"], with.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ARefusedReadNamesItsPermissionInTheFindings()
    {
        await using var azure = await LiveAzure.SignedInAsync();

        var result = azure.Run("Invoke-AciSecurityAudit -SubscriptionId Restricted -Rule Acr.AdminUser, Aci.DiagnosticLog -IncludePassed");

        var finding = Assert.Single(result.Output, output => (string)output.Properties["RuleId"].Value == "Acr.AdminUser");
        Assert.Equal("Unknown", $"{finding.Properties["Outcome"].Value}");
        Assert.Equal("the permission Microsoft.ContainerRegistry/registries/read is missing.", finding.Properties["Reason"].Value);
        Assert.Single(result.Errors);
    }

    [Theory]
    [InlineData("Get-AciContainerGroup -Name shop-orders, shop-api | Test-AciAuditLog -IncludePassed", "Aci.DiagnosticLog", "shop-orders", "Pass")]
    [InlineData("Get-AciContainerGroup -Name shop-orders, shop-api | Test-AciAuditLog -IncludePassed", "Aci.DiagnosticLog", "shop-api", "Fail")]
    [InlineData("Test-AciAuditLog -SubscriptionId Production -Name shop-api", "Aci.DiagnosticLog", "shop-api", "Fail")]
    [InlineData("Get-AcrRegistry -SubscriptionId Production | Test-AcrSecuritySetting -Baseline Strict -IncludePassed", "Acr.DeleteLock", "contosoprod", "Pass")]
    public async Task PipedResourcesAreJudgedWithWhatAzureSaysOfThem(string script, string rule, string resource, string outcome)
    {
        await using var azure = await LiveAzure.SignedInAsync();

        var findings = azure.Run(script).Clean().Where(output => (string)output.Properties["RuleId"].Value == rule && (string)output.Properties["ResourceName"].Value == resource);

        Assert.Equal(outcome, $"{Assert.Single(findings).Properties["Outcome"].Value}");
    }

    [Fact]
    public async Task GraphAloneKnowsLess()
    {
        await using var azure = await LiveAzure.SignedInAsync();

        var result = azure.Run("Invoke-AciSecurityAudit -Source Graph -IncludePassed -Rule Acr.RepositoryAbac, Acr.AdminUser");

        Assert.DoesNotContain(azure.Simulator.Requests.All, request => request.Path.EndsWith("/registries", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(result.Output, output => $"{output.Properties["RuleId"].Value} {output.Properties["Outcome"].Value}" == "Acr.RepositoryAbac Unknown");
        Assert.Contains(result.Output, output => $"{output.Properties["RuleId"].Value} {output.Properties["Outcome"].Value}" == "Acr.AdminUser Fail");
    }

    private static string Line(System.Management.Automation.PSObject finding) =>
        $"{finding.Properties["ResourceName"].Value} | {finding.Properties["RuleId"].Value} | {finding.Properties["Subject"].Value} | {finding.Properties["Outcome"].Value}";
}
