using AciSecurity.Remediation;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Documents;

/// <summary>The tables of docs/remediation.md are the catalogue of fixes. ACISECURITY_UPDATE_DOCS=1 rewrites them.</summary>
public sealed class RemediationTableTests
{
    [Fact]
    public void TheTableOfFixesIsTheCatalogue() => new DocumentTable("docs/remediation.md", "| rule | request | risk | who notices | undo |").Is(
        FixCatalog.Fixes.Select(fix => $"| [{fix.RuleId}](rules/{fix.RuleId}.md) | {fix.Request} | {fix.Risk} | {fix.Effect} | {fix.Undo} |"));

    [Fact]
    public void TheTableOfStepsIsTheCatalogue() => new DocumentTable("docs/remediation.md", "| rule | why no machine | steps |").Is(
        FixCatalog.Manual.Select(manual => $"| [{manual.RuleId}](rules/{manual.RuleId}.md) | {manual.Reason} | {string.Join(" ", manual.Steps)} |"));

    [Fact]
    public void EachRuleIsRepairedOrLeftAndIsThere()
    {
        var rules = FixCatalog.Fixes.Select(fix => fix.RuleId).Concat(FixCatalog.Manual.Select(manual => manual.RuleId)).ToList();

        Assert.Equal(rules.Distinct(StringComparer.OrdinalIgnoreCase), rules);
        Assert.All(rules, id => Assert.Contains(RuleCatalog.Rules, rule => rule.Metadata.Id == id));
    }
}
