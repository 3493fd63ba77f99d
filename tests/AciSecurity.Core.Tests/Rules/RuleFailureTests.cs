using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Rules;

/// <summary>What a defect in one rule, or a run of very many resources, does to the rest.</summary>
public sealed class RuleFailureTests
{
    private static readonly FindingFilter Everything = new(IncludePassed: true, []);

    [Fact]
    public void A_rule_that_fails_leaves_an_unknown_and_ends_nothing()
    {
        var evaluation = new RuleEvaluation([new BrokenRule(), new BrokenCompanionRule()], Policy.Default, TimeProvider.System, Everything);

        var findings = evaluation.Add(Given.Registry()).Concat(evaluation.Complete()).ToList();

        Assert.Equal(2, findings.Count);
        Assert.All(findings, finding => Assert.Equal((Outcome.Unknown, "could not be judged (InvalidOperationException)"), (finding.Outcome, finding.Reason)));
        Assert.All(findings, finding => Assert.DoesNotContain("secret", finding.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Behind_the_first_hundred_what_is_known_comes_at_once_and_the_rest_at_the_end()
    {
        var rules = RuleCatalog.Rules.Where(rule => rule.Metadata.Id is "Acr.AdminUser" or "Acr.AuditLog");
        var evaluation = new RuleEvaluation(rules, Policy.Default, TimeProvider.System, Everything);

        var atOnce = Enumerable.Range(0, 150).Select(at => evaluation.Add(Given.Registry().WithId($"r{at}")).Count).ToList();
        var atTheEnd = evaluation.Complete().GroupBy(finding => finding.ResourceId).Select(group => group.Count()).ToList();

        Assert.Equal([.. Enumerable.Repeat(0, 100), .. Enumerable.Repeat(1, 50)], atOnce);
        Assert.Equal([.. Enumerable.Repeat(2, 100), .. Enumerable.Repeat(1, 50)], atTheEnd);
    }

    [Fact]
    public void A_reference_that_is_made_to_keep_the_pattern_busy_is_hidden() =>
        Assert.Null(ResourceId.Read($"[resourceId({string.Join(',', Enumerable.Repeat("'a'", 200))}x]", isExpression: true));

    private static RuleMetadata Metadata(FactKinds needs) => new("Test.Broken", "Nothing breaks")
    {
        Severity = Severity.Low,
        Section = Section.None,
        ResourceTypes = [ResourceTypes.Registry],
        Recommendation = "None.",
        Needs = needs,
    };

    private sealed class BrokenRule : Rule
    {
        public override RuleMetadata Metadata { get; } = RuleFailureTests.Metadata(FactKinds.None);

        public override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context) => throw new InvalidOperationException("secret");
    }

    private sealed class BrokenCompanionRule : CompanionRule
    {
        public override RuleMetadata Metadata { get; } = RuleFailureTests.Metadata(FactKinds.Locks);

        public override PendingVerdicts Prepare(Resource resource) => throw new InvalidOperationException("secret");
    }
}
