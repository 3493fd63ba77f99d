using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Rules;

/// <summary>What it reports is tested with the exemptions.</summary>
public sealed class AuditExemptionRuleTests
{
    [Fact]
    public void It_judges_no_resource() =>
        Assert.DoesNotContain(Given.Registry().Build().Type, new AuditExemptionRule().Metadata.ResourceTypes);

    [Fact]
    public void Without_a_policy_it_is_met() => Given.Registry().JudgedBy<AuditExemptionRule>().Is(Outcome.Pass, "meets the rule");

    [Fact]
    public void Its_id_is_the_one_that_others_know_it_by() => Assert.Equal(AuditExemptionRule.Id, new AuditExemptionRule().Metadata.Id);
}
