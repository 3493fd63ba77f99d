using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "a list of containers has no default")]
public sealed class TrustBoundaryRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "properties.containers");

    [Fact]
    public void One_container_passes() => Given.Group().JudgedBy<TrustBoundaryRule>().Is(Outcome.Pass, "has one container");

    [Fact]
    public void An_init_container_is_gone_when_the_others_run() =>
        Given.Group().InitContainer("image", "contoso.azurecr.io/setup:1").JudgedBy<TrustBoundaryRule>().Is(Outcome.Pass, "has one container");

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void More_fail_and_are_counted(int count)
    {
        var group = Given.Group().With("properties.containers", new JsonArray([.. Enumerable.Range(0, count).Select(at => new JsonObject { ["name"] = $"c{at}" })]));

        group.JudgedBy<TrustBoundaryRule>().Is(Outcome.Fail, $"has {count} containers within one trust boundary");
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void None_has_nothing_to_separate()
    {
        Given.Group().Without("properties.containers").JudgedBy<TrustBoundaryRule>().Is(Outcome.NotApplicable, "has no containers of its own");
        Given.Group().With("properties.containers", new JsonArray()).JudgedBy<TrustBoundaryRule>().Is(Outcome.NotApplicable, "has no containers of its own");
    }

    [Fact]
    [Covers(RuleCase.Unresolved)]
    public void A_list_that_nobody_can_count_is_unknown()
    {
        Given.Group().With("properties.containers", "[parameters('containers')]").JudgedBy<TrustBoundaryRule>().IsUnknown("containers depends on");
        Given.Group().Without("properties.containers").With("properties.copy", new JsonArray(new JsonObject { ["name"] = "containers" }))
            .JudgedBy<TrustBoundaryRule>().IsUnknown("containers is made by a copy loop");
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion, RuleCase.WrongSku, RuleCase.OtherCase)]
    public void Old_api_versions_Windows_and_other_letter_cases_are_judged_too()
    {
        var group = Given.Group().AtVersion("2018-04-01").With("properties.osType", "Windows").Without("properties.containers")
            .With("properties.Containers", new JsonArray(new JsonObject(), new JsonObject()));

        group.JudgedBy<TrustBoundaryRule>().Is(Outcome.Fail, "has 2 containers within one trust boundary");
    }
}
