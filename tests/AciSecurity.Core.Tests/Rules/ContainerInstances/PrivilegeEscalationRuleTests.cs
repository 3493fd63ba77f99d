using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

public sealed class PrivilegeEscalationRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "properties.containers[0].properties.securityContext.allowPrivilegeEscalation");

    private const string Setting = "securityContext.allowPrivilegeEscalation";

    [Fact]
    public void Denied_passes() =>
        Given.Group().JudgedBy<PrivilegeEscalationRule>().Is(Outcome.Pass, "does not allow its processes to gain privileges");

    [Theory]
    [InlineData(true)]
    [InlineData("TRUE")]
    [Covers(RuleCase.Default, RuleCase.OtherCase)]
    public void Allowed_fails(object value) =>
        Given.Group().Container(Setting, JsonValue.Create(value)).JudgedBy<PrivilegeEscalationRule>()
            .Is(Outcome.Fail, "allows its processes to gain privileges");

    [Fact]
    public void A_context_that_does_not_deny_it_fails_for_it_is_allowed_then()
    {
        Given.Group().WithoutContainer(Setting).JudgedBy<PrivilegeEscalationRule>()
            .Is(Outcome.Fail, "does not deny its processes to gain privileges, so they may");
        Given.Group().Container(Setting, null).JudgedBy<PrivilegeEscalationRule>()
            .Is(Outcome.Fail, "does not deny its processes to gain privileges, so they may");
        Given.Group().Container("securityContext", new JsonObject()).JudgedBy<PrivilegeEscalationRule>()
            .Is(Outcome.Fail, "does not deny its processes to gain privileges, so they may");
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_context_counts_under_the_strict_baseline_only()
    {
        var group = Given.Group().WithoutContainer("securityContext");

        group.JudgedBy<PrivilegeEscalationRule>()
            .Is(Outcome.NotApplicable, "has no security context, which only the Strict baseline asks for");
        group.JudgedBy<PrivilegeEscalationRule>(Judging.Strict)
            .Is(Outcome.Fail, "does not deny its processes to gain privileges, so they may");
    }

    [Theory]
    [InlineData(Baseline.Default)]
    [InlineData(Baseline.Strict)]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown_under_every_baseline(Baseline baseline)
    {
        Policy policy = new() { Baseline = baseline };

        Given.Group().Container("securityContext", "[variables('context')]").JudgedBy<PrivilegeEscalationRule>(policy).IsUnknown("variables('context')");
        Given.Group().Container(Setting, "[parameters('x')]").JudgedBy<PrivilegeEscalationRule>(policy).IsUnknown("parameters('x')");
        Given.Group().Container(Setting, 0).JudgedBy<PrivilegeEscalationRule>(policy).IsUnknown("is a number where a Boolean is expected");
        Given.Group().WithoutContainer("securityContext").AtVersion("2022-09-01").JudgedBy<PrivilegeEscalationRule>(policy)
            .IsUnknown("at api-version 2022-09-01");
    }

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void Windows_is_not_judged() =>
        Given.Group().With("properties.osType", "WINDOWS").Container(Setting, true).JudgedBy<PrivilegeEscalationRule>()
            .Is(Outcome.NotApplicable, "runs on Windows, which has no such rights");

    [Fact]
    public void Absence_is_unknown_where_the_operating_system_is_and_a_value_is_not()
    {
        var group = Given.Group().With("properties.osType", "[parameters('os')]");

        group.Container(Setting, true).JudgedBy<PrivilegeEscalationRule>().Is(Outcome.Fail, "allows its processes to gain privileges");
        group.WithoutContainer(Setting).JudgedBy<PrivilegeEscalationRule>().IsUnknown("which counts only on Linux; osType depends on [parameters('os')]");
    }

    [Fact]
    public void Init_containers_are_judged_too()
    {
        var verdicts = Given.Group().InitContainer(Setting, true).AllJudgedBy<PrivilegeEscalationRule>();

        Assert.Equal([Outcome.Pass, Outcome.Fail], verdicts.Select(verdict => verdict.Outcome));
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void Init_containers_had_no_context_at_one_preview() =>
        Given.Group().InitContainer("securityContext", null).AtVersion("2023-02-01-preview").AllJudgedBy<PrivilegeEscalationRule>()[1]
            .IsUnknown("at api-version 2023-02-01-preview");
}
