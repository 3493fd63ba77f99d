using AciSecurity.Audits;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Policies;

/// <summary>Which rules run under a policy, and how much their findings matter.</summary>
public sealed class PolicyRulesTests
{
    [Fact]
    public void A_rule_runs_if_the_baseline_has_it()
    {
        Assert.True(new Policy().Has(Rule(Baseline.Default)));
        Assert.False(new Policy().Has(Rule(Baseline.Strict)));
        Assert.True(new Policy { Baseline = Baseline.Strict }.Has(Rule(Baseline.Strict)));
        Assert.False(new Policy { Baseline = Baseline.Strict }.Has(Rule(null)));
        Assert.False(new Policy { Baseline = Baseline.Mcsb }.Has(Rule(Baseline.Default)));
        Assert.True(new Policy { Baseline = Baseline.Mcsb }.Has(Rule(Baseline.Strict) with { Controls = ["MCSB PV-2"] }));
    }

    [Fact]
    public void The_policy_turns_rules_on_and_off_and_the_last_word_counts()
    {
        Assert.True(new Policy { Rules = [("test.rule", true)] }.Has(Rule(null)));
        Assert.False(new Policy { Rules = [("Test.*", false)] }.Has(Rule(Baseline.Default)));
        Assert.True(new Policy { Rules = [("*", false), ("Test.Rule", true)] }.Has(Rule(Baseline.Default)));
        Assert.False(new Policy { Rules = [("Test.Rule", true), ("*", false)] }.Has(Rule(Baseline.Default)));
        Assert.True(new Policy { Rules = [("Other.*", false)] }.Has(Rule(Baseline.Default)));
    }

    [Theory]
    [InlineData("Acr.AdminUser", "Acr.AdminUser")] // named: whatever the policy says
    [InlineData("Acr.Admin*", "")]
    public void A_rule_that_is_off_runs_only_if_it_is_named(string pattern, string expected)
    {
        var policy = new Policy { Rules = [("*", false)] };
        var audit = new Audit(new AuditRequest { Policy = policy, Rules = RuleSelection.All.Matching([pattern]), Filter = new(IncludePassed: true, []) });

        Assert.Equal(expected, string.Join(' ', audit.Add(Given.Registry()).Select(finding => finding.RuleId)));
    }

    [Fact]
    public void The_last_severity_that_is_meant_takes_the_place_of_the_rules_own()
    {
        Assert.Equal(Severity.Low, Graded(null, ("Acr.*", Severity.High), ("Test.*", Severity.Low)));
        Assert.Equal(Severity.Critical, Graded(null, ("test.rule", Severity.Low), ("*", Severity.Critical)));
        Assert.Null(Graded(null, ("Acr.*", Severity.High)));
    }

    [Fact]
    public void A_severity_that_the_verdict_has_of_its_own_gives_way_only_to_one_for_the_rule_by_name()
    {
        Assert.Equal(Severity.Low, Graded(Severity.Low, ("*", Severity.Critical)));
        Assert.Equal(Severity.Critical, Graded(Severity.Low, ("Test.Rule", Severity.Critical)));
        Assert.Equal(Severity.Low, Graded(Severity.Low, ("Test.Rule", Severity.Critical), ("*", Severity.High)));
    }

    [Fact]
    public void Findings_have_the_policys_severity_and_are_filtered_by_it()
    {
        var policy = new Policy { Severities = [("Acr.AdminUser", Severity.Critical)] };
        var audit = new Audit(new AuditRequest { Policy = policy, Rules = RuleSelection.All.Matching(["Acr.AdminUser", "Acr.AnonymousPull"]), Filter = new(IncludePassed: true, [Severity.Critical]) });

        var finding = Assert.Single(audit.Add(Given.Registry().With("properties.adminUserEnabled", true)));

        Assert.Equal(("Acr.AdminUser", Severity.Critical), (finding.RuleId, finding.Severity));
    }

    [Theory]
    [InlineData("Aci.Capabilities")]
    [InlineData("Aci.PrivilegeEscalation")]
    public void The_benchmark_is_as_strict_as_the_default(string id)
    {
        var rule = RuleCatalog.Rules.Single(rule => rule.Metadata.Id == id);
        var group = Given.Group().WithoutContainer("securityContext");

        List<Outcome> Outcomes(Baseline baseline) => [.. Judging.Judge(rule, group, new Policy { Baseline = baseline }).Select(verdict => verdict.Outcome)];

        Assert.Equal(Outcomes(Baseline.Default), Outcomes(Baseline.Mcsb));
        Assert.NotEqual(Outcomes(Baseline.Strict), Outcomes(Baseline.Mcsb));
    }

    private static Severity? Graded(Severity? own, params (string, Severity)[] severities) =>
        new Policy { Severities = severities }.Grade(Rule(Baseline.Default), new Verdict(Outcome.Fail, "fails") { Severity = own }).Severity;

    private static RuleMetadata Rule(Baseline? least) => new("Test.Rule", "It is tested")
    {
        Severity = Severity.Medium,
        Section = Section.None,
        Recommendation = "Test it.",
        ResourceTypes = ["Test/things"],
        LeastBaseline = least,
    };
}
