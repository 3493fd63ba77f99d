using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Audits with a policy, from the file to the report.</summary>
public sealed class PolicyTests : IDisposable
{
    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Severities_are_the_policys()
    {
        var policy = _folder.Write("policy.yaml", "version: 1\nseverities: { Acr.AdminUser: Low }");
        Assert.Equal(["Low"], Run($"Invoke-AciSecurityAudit -Rule Acr.AdminUser -Policy '{policy}'").All("Severity"));
    }

    [Fact]
    public void Rules_are_turned_off_and_an_id_in_full_runs_all_the_same()
    {
        var policy = _folder.Write("policy.yaml", "version: 1\nrules: { Acr.AdminUser: false }");
        Assert.DoesNotContain("Acr.AdminUser", Run($"Invoke-AciSecurityAudit -Policy '{policy}'").All("RuleId"));
        Assert.DoesNotContain("Acr.AdminUser", Run($"Invoke-AciSecurityAudit -Rule Acr.Admin* -Policy '{policy}'").All("RuleId"));
        Assert.Equal(["Acr.AdminUser"], Run($"Invoke-AciSecurityAudit -Rule acr.adminuser -Policy '{policy}'").All("RuleId"));
    }

    [Fact]
    public void The_baseline_is_the_policys_unless_it_is_named()
    {
        var policy = _folder.Write("policy.yaml", "version: 1\nbaseline: Strict");
        var plain = Samples.Group.Replace("\"securityContext\": { \"privileged\": true },", "", StringComparison.Ordinal)
            .Replace("\"location\"", "\"apiVersion\": \"2025-09-01\", \"location\"", StringComparison.Ordinal);
        List<string?> Outcomes(string arguments)
        {
            var result = _session.Run($"$data | Invoke-AciSecurityAudit -Rule Aci.PrivilegeEscalation -IncludePassed {arguments}", plain);
            result.Clean();
            return [.. result.All("Outcome")];
        }

        Assert.Equal(["NotApplicable"], Outcomes(""));
        Assert.DoesNotContain("NotApplicable", Outcomes($"-Policy '{policy}'"));
        Assert.DoesNotContain("NotApplicable", Outcomes("-Baseline Strict"));
        Assert.Equal(["NotApplicable"], Outcomes($"-Policy '{policy}' -Baseline Default"));
        Assert.Equal(["NotApplicable"], Outcomes($"-Policy '{policy}' -Baseline Mcsb"));
    }

    [Fact]
    public void What_is_exempt_is_suppressed_in_the_report_and_leaves_the_gate_open()
    {
        var policy = Exempting("Acr.AdminUser", "*/registries/contoso", InDays(30));
        var report = _folder["out.sarif"];
        Run($"Invoke-AciSecurityAudit -Rule Acr.AdminUser -Policy '{policy}' | Export-AciSecurityReport '{report}' -FailOn Low");
        using var sarif = JsonDocument.Parse(File.ReadAllText(report));
        var result = Assert.Single(sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        var suppression = Assert.Single(result.GetProperty("suppressions").EnumerateArray());
        Assert.Equal(("external", "accepted", $"Moves in spring (team shop, until {InDays(30)})"), (Text(suppression, "kind"), Text(suppression, "status"), Text(suppression, "justification")));
        Assert.Equal("Exempt", Text(result.GetProperty("properties"), "outcome"));
        Assert.Contains("has its admin user enabled", result.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)] // expired
    [InlineData(120)] // too far ahead for what is High
    public void What_does_not_work_closes_the_gate_and_is_said(int days)
    {
        var policy = Exempting("Acr.AdminUser", "contoso", InDays(days));
        var error = _session.Catch($"$data | Invoke-AciSecurityAudit -Rule Acr.AdminUser -Policy '{policy}' | Assert-AciSecurityFinding -FailOn High", Samples.Registry);
        Assert.Equal("AciSecurity.GateFailed", error.FullyQualifiedErrorId);
        var findings = Run($"Invoke-AciSecurityAudit -Rule Acr.AdminUser -Policy '{policy}'");
        Assert.Equal(["Acr.AdminUser", "Audit.Exemption"], findings.All("RuleId"));
        Assert.Equal(["Fail", "Fail"], findings.All("Outcome"));
        Assert.Equal(policy + ":3", findings.All("Origin")[1]);
    }

    [Fact]
    public void Quiet_counts_what_is_exempt_as_passed_and_does_not_count_exemptions()
    {
        var policy = _folder.Write("policy.yaml", $"""
            version: 1
            exemptions:
              - {Exemption("*", "*", InDays(30))}
              - {Exemption("Acr.AdminUser", "other", InDays(-1))}
            """);
        Assert.Equal(true, Run($"Test-AcrSecuritySetting -Quiet -Policy '{policy}'").Value);
        Assert.Contains("Audit.Exemption", Run($"Test-AcrSecuritySetting -Policy '{policy}'").All("RuleId"));
        Assert.Equal(false, Run("Test-AcrSecuritySetting -Quiet").Value);
    }

    [Fact]
    public void A_policy_that_cannot_be_used_is_no_audit()
    {
        var policy = _folder.Write("policy.yaml", "version: 1\nbaselin: Strict\npinning: X\nallowedPorts: 1\nrules: []");
        var error = _session.Catch($"$data | Invoke-AciSecurityAudit -Policy '{policy}'", Samples.Registry);
        Assert.Equal("AciSecurity.PolicyInvalid", error.FullyQualifiedErrorId);
        Assert.Equal((ErrorCategory.InvalidData, "Invoke-AciSecurityAudit"), (error.CategoryInfo.Category, error.CategoryInfo.Activity));
        Assert.Equal(policy, error.TargetObject);
        Assert.Contains($"{policy}:2: unknown key 'baselin' (did you mean 'baseline'?).", error.Exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("There are 1 more.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Test-AciSecurityPolicy", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-AciSecurityAudit")]
    [InlineData("Test-AciCredential")]
    public void A_script_does_not_go_on_without_its_policy(string cmdlet)
    {
        var result = _session.Run($"$data | {cmdlet} -Policy '{_folder["none.yaml"]}'; 'deployed'", Samples.Registry);
        Assert.Empty(result.Output);
        Assert.Equal("AciSecurity.FileNotFound", result.Failure!.ErrorRecord.FullyQualifiedErrorId);
    }

    [Fact]
    public void A_pattern_must_mean_one_file()
    {
        _folder.Write("a.yaml", "version: 1");
        Run($"Invoke-AciSecurityAudit -Policy '{_folder["*.yaml"]}'").Clean();
        _folder.Write("b.yaml", "version: 1");
        Assert.Equal("AciSecurity.PathAmbiguous", _session.Catch($"$data | Invoke-AciSecurityAudit -Policy '{_folder["*.yaml"]}'", Samples.Registry).FullyQualifiedErrorId);
    }

    [Fact]
    public void A_pattern_that_means_no_rule_is_a_warning()
    {
        var policy = _folder.Write("policy.yaml", "version: 1\nrules: { \"Abc.*\": false }");
        Assert.Contains(policy + ":2: ", Assert.Single(Run($"Invoke-AciSecurityAudit -Policy '{policy}'").Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Test-AciApprovedImage")]
    [InlineData("Test-AciCredential")]
    [InlineData("Test-AciAttackSurface")]
    [InlineData("Test-AciAuditLog")]
    [InlineData("Test-AcrSecuritySetting")]
    public void A_test_cmdlet_runs_the_rules_that_name_it(string cmdlet)
    {
        _folder.Write("a.json", Samples.Group);
        _folder.Write("b.json", Samples.Registry);
        var ran = _session.Run($"{cmdlet} $data -Baseline Strict -IncludePassed", _folder.Path).All("RuleId").ToHashSet();
        var named = _session.Run($"Get-AciSecurityRule -Baseline Strict | Where-Object Cmdlets -contains {cmdlet}").All("Id");
        Assert.NotEmpty(ran);
        Assert.Subset(named.ToHashSet(), ran);
        Assert.Equal(false, _session.Run($"{cmdlet} $data -Quiet", _folder.Path).Value);
    }

    private Result Run(string script)
    {
        var result = _session.Run("$data | " + script, Samples.Registry);
        result.Clean();
        return result;
    }

    private string Exempting(string rule, string resource, string expires) =>
        _folder.Write("policy.yaml", $"version: 1\nexemptions:\n  - {Exemption(rule, resource, expires)}");

    private static string Exemption(string rule, string resource, string expires) =>
        $"{{ rule: \"{rule}\", resource: \"{resource}\", reason: Moves in spring, owner: team shop, expires: {expires} }}";

    private static string InDays(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
