using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.WrongSku, "which regions and SKUs have zones changes, and is not known here")]
public sealed class ZoneRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "zones");

    [Fact]
    public void One_zone_passes() => Given.Group().JudgedBy<ZoneRule>().Is(Outcome.Pass, "is in an availability zone of choice");

    [Fact]
    [Covers(RuleCase.Default)]
    public void An_empty_list_fails() => Given.Group().With("zones", new JsonArray()).JudgedBy<ZoneRule>().Is(Outcome.Fail, "is in no availability zone of choice");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void Absent_fails_by_the_default() => Given.Group().Without("zones").JudgedBy<ZoneRule>().Is(Outcome.Fail, "is in no availability zone of choice, which is the default");

    [Fact]
    public void Two_zones_are_unknown() =>
        Given.Group().With("zones", new JsonArray("1", "2")).JudgedBy<ZoneRule>().Is(Outcome.Unknown, "names more availability zones than a group can be in");

    [Fact]
    [Covers(RuleCase.Unresolved)]
    public void An_expression_is_unknown() => Given.Group().With("zones", "[parameters('zones')]").JudgedBy<ZoneRule>().IsUnknown("zones depends on [parameters('zones')]");

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_zones_is_unknown() => Given.Group().Without("zones").AtVersion("2021-03-01").JudgedBy<ZoneRule>().IsUnknown("is not a property of");

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Members_in_another_letter_case_count() =>
        Given.Group().Without("zones").With("Zones", new JsonArray("1")).JudgedBy<ZoneRule>().Is(Outcome.Pass, "is in an availability zone of choice");

    [Fact]
    public void No_baseline_has_it() => Assert.Empty(new ZoneRule().Metadata.Baselines);
}
