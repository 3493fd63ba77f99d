using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.Subscription;

namespace AciSecurity.Core.Tests.Rules.Subscription;

[NoCase(RuleCase.WrongSku, "a plan has no SKU")]
[NoCase(RuleCase.OldApiVersion, "every api-version has the pricing tier")]
public sealed class DefenderForContainersRuleTests
{
    internal static Deciding Deciding => new(Given.Plan(), "properties.pricingTier");

    [Fact]
    public void The_plan_that_is_on_passes()
    {
        Given.Plan().JudgedBy<DefenderForContainersRule>().Is(Outcome.Pass, "is on");
        Given.Plan().Exported().With("properties.resourcesCoverageStatus", "FullyCovered").JudgedBy<DefenderForContainersRule>().Is(Outcome.Pass, "is on");
    }

    [Fact]
    [Covers(RuleCase.Default)]
    public void The_plan_that_is_off_fails() => Given.Plan().With("properties.pricingTier", "Free").JudgedBy<DefenderForContainersRule>().Is(Outcome.Fail, "is off");

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Names_and_tiers_have_no_letter_case() =>
        Given.Plan("CONTAINERS").With("properties.pricingTier", "standard").JudgedBy<DefenderForContainersRule>().Is(Outcome.Pass, "is on");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void A_plan_that_does_not_say_is_unknown()
    {
        Given.Plan().Without("properties.pricingTier").JudgedBy<DefenderForContainersRule>().Is(Outcome.Unknown, "does not say whether it is on");
        Given.Plan().With("properties.pricingTier", "Gold").JudgedBy<DefenderForContainersRule>().Is(Outcome.Unknown, "has a pricing tier that is not known");
        Assert.Equal(Outcome.Unknown, Given.Plan().Without("properties").AsGraphRow().JudgedBy<DefenderForContainersRule>().Outcome);
    }

    [Fact]
    public void A_plan_that_resources_have_left_is_unknown() =>
        Given.Plan().Exported().With("properties.resourcesCoverageStatus", "PartiallyCovered").JudgedBy<DefenderForContainersRule>()
            .Is(Outcome.Unknown, "is on, and does not cover all resources of the subscription");

    [Theory]
    [InlineData("ContainerRegistry")]
    [InlineData("kubernetesservice")]
    public void A_deprecated_plan_is_not_deployed_any_more_and_says_nothing_where_it_is_left(string plan)
    {
        Given.Plan(plan).JudgedBy<DefenderForContainersRule>().Is(Outcome.Fail, "is a deprecated plan, which the plan Containers replaces");
        Given.Plan(plan).With("properties.pricingTier", "Free").JudgedBy<DefenderForContainersRule>().Is(Outcome.NotApplicable, "is a deprecated plan; the plan Containers decides");
        Assert.Equal(Outcome.NotApplicable, Given.Plan(plan).Exported().JudgedBy<DefenderForContainersRule>().Outcome);
    }

    [Fact]
    public void Other_plans_are_not_judged() => Given.Plan("KeyVaults").JudgedBy<DefenderForContainersRule>().Is(Outcome.NotApplicable, "is not the plan Containers");

    [Fact]
    [Covers(RuleCase.Unresolved)]
    public void What_an_expression_hides_is_unknown()
    {
        Given.Plan().With("properties.pricingTier", "[parameters('tier')]").JudgedBy<DefenderForContainersRule>().IsUnknown("pricingTier depends on [parameters('tier')]");
        Given.Plan("[parameters('plan')]").JudgedBy<DefenderForContainersRule>().IsUnknown("has a name that an expression hides");
    }

    [Fact]
    public void What_the_Azure_command_line_writes_at_the_top_is_read()
    {
        Given.Plan().Without("properties").With("pricingTier", "Standard").AsGraphRow().JudgedBy<DefenderForContainersRule>().Is(Outcome.Pass, "is on");
        Given.Plan().Without("properties").With("pricingTier", "Free").AsGraphRow().JudgedBy<DefenderForContainersRule>().Is(Outcome.Fail, "is off");
    }
}
