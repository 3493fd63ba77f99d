using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;
using AciSecurity.Rules.Subscription;

namespace AciSecurity.Core.Tests.Rules.Subscription;

[NoCase(RuleCase.Default, "Azure documents no default of an extension")]
public sealed class RegistryScanningRuleTests
{
    private const string Enabled = "properties.extensions[0].isEnabled";

    internal static Deciding Deciding => new(Given.Plan(), Enabled);

    [Fact]
    public void The_extension_that_is_on_passes() => Given.Plan().JudgedBy<RegistryScanningRule>().Is(Outcome.Pass, "scans the images of registries");

    [Fact]
    public void The_extension_that_is_off_fails() =>
        Given.Plan().With(Enabled, "False").JudgedBy<RegistryScanningRule>().Is(Outcome.Fail, "has the scanning of registries off");

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void A_plan_that_is_off_scans_nothing() =>
        Given.Plan().With("properties.pricingTier", "Free").JudgedBy<RegistryScanningRule>().Is(Outcome.Fail, "is off, and with it the scanning of registries");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void An_extension_that_is_not_named_is_unknown()
    {
        const string Reason = "does not say whether its extension ContainerRegistriesVulnerabilityAssessments is on";
        Given.Plan().With("properties.extensions", new JsonArray()).JudgedBy<RegistryScanningRule>().Is(Outcome.Unknown, Reason);
        Given.Plan().Without("properties.extensions").JudgedBy<RegistryScanningRule>().Is(Outcome.Unknown, Reason);
        Given.Plan().Without("properties.pricingTier").JudgedBy<RegistryScanningRule>().Is(Outcome.Unknown, "does not say whether it is on");
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_extensions_is_unknown() =>
        Given.Plan().Without("properties.extensions").AtVersion("2022-03-01").JudgedBy<RegistryScanningRule>().IsUnknown("is not a property of Microsoft.Security/pricings at api-version 2022-03-01");

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Names_and_texts_have_no_letter_case() => Assert.Equal(
        Outcome.Pass,
        Given.Plan("containers").With("properties.extensions[0]", new JsonObject { ["NAME"] = "containerregistriesvulnerabilityassessments", ["IsEnabled"] = "TRUE" }).JudgedBy<RegistryScanningRule>().Outcome);

    [Theory]
    [InlineData(Enabled, "[parameters('on')]")]
    [InlineData("properties.extensions[0].name", "[parameters('name')]")]
    [InlineData("properties.extensions", "[parameters('extensions')]")]
    [InlineData("properties.pricingTier", "[parameters('tier')]")]
    [Covers(RuleCase.Unresolved)]
    public void What_an_expression_hides_is_unknown(string path, string value) =>
        Given.Plan().With(path, value).JudgedBy<RegistryScanningRule>().IsUnknown("depends on [parameters('");

    [Fact]
    public void A_plan_whose_name_is_hidden_is_unknown() => Assert.Equal(Outcome.Unknown, Given.Plan("[parameters('plan')]").JudgedBy<RegistryScanningRule>().Outcome);

    [Fact]
    public void The_plan_for_posture_may_scan_in_its_place()
    {
        var off = Given.Plan().With(Enabled, "False");

        off.JudgedBy<RegistryScanningRule>(null, Given.Plan("CloudPosture")).Is(Outcome.Pass, "has the scanning of registries off; the plan CloudPosture scans them");
        off.JudgedBy<RegistryScanningRule>(null, Given.Plan("CloudPosture").With(Enabled, "False")).Is(Outcome.Fail, "has the scanning of registries off");
        off.JudgedBy<RegistryScanningRule>(null, Given.Plan("CloudPosture").With("properties.pricingTier", "Free")).Is(Outcome.Fail, "has the scanning of registries off");
        off.JudgedBy<RegistryScanningRule>(null, Given.Plan("CloudPosture").With(Enabled, "[parameters('on')]"))
            .Is(Outcome.Unknown, "has the scanning of registries off; whether the plan CloudPosture scans them is not known");
        off.JudgedBy<RegistryScanningRule>(null, Given.Plan("KeyVaults")).Is(Outcome.Fail, "has the scanning of registries off");
    }

    [Fact]
    public void Other_plans_are_not_judged()
    {
        Given.Plan("CloudPosture").JudgedBy<RegistryScanningRule>().Is(Outcome.NotApplicable, "can scan registries, and the plan Containers decides");
        Given.Plan("KeyVaults").JudgedBy<RegistryScanningRule>().Is(Outcome.NotApplicable, "is not the plan Containers");
    }

    [Fact]
    public void The_extensions_for_clusters_are_of_low_severity()
    {
        var plan = Given.Plan()
            .With("properties.extensions[1]", new JsonObject { ["name"] = "ContainerSensor", ["isEnabled"] = "False" })
            .With("properties.extensions[2]", new JsonObject { ["name"] = "AgentlessDiscoveryForKubernetes", ["isEnabled"] = "True" });

        var verdicts = plan.AllJudgedBy<RegistryScanningRule>();

        Assert.Equal([Outcome.Pass, Outcome.Fail], verdicts.Select(verdict => verdict.Outcome));
        Assert.Equal(("ContainerSensor", Severity.Low, "has its extension ContainerSensor off"), (verdicts[1].Subject, verdicts[1].Severity, verdicts[1].Reason));
    }

    [Fact]
    public void It_needs_the_plans() => Assert.Equal(FactKinds.DefenderPlans, new RegistryScanningRule().Metadata.Needs);
}
