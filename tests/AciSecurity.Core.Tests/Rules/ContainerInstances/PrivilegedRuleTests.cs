using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

public sealed class PrivilegedRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "properties.containers[0].properties.securityContext.privileged");

    private const string Setting = "securityContext.privileged";

    [Fact]
    public void A_privileged_container_fails_and_is_named()
    {
        var verdict = Given.Group().Container(Setting, true).JudgedBy<PrivilegedRule>();

        verdict.Is(Outcome.Fail, "runs privileged");
        Assert.Equal("app", verdict.Subject);
        Assert.Equal(new("properties.containers[0].properties.securityContext.privileged", "true"), Assert.Single(verdict.Evidence));
    }

    [Fact]
    [Covers(RuleCase.Default)]
    public void False_passes() => Given.Group().JudgedBy<PrivilegedRule>().Is(Outcome.Pass, "is not privileged");

    [Theory]
    [InlineData("securityContext")]
    [InlineData(Setting)]
    [Covers(RuleCase.Absent)]
    public void Absent_passes_by_the_default(string path) =>
        Given.Group().WithoutContainer(path).JudgedBy<PrivilegedRule>().Is(Outcome.Pass, "is not privileged, which is the default");

    [Fact]
    public void Null_is_absent() =>
        Given.Group().Container(Setting, null).JudgedBy<PrivilegedRule>().Is(Outcome.Pass, "is not privileged, which is the default");

    [Theory]
    [InlineData("true")]
    [InlineData("True")]
    public void A_Boolean_in_quotes_counts(string value) =>
        Given.Group().Container(Setting, value).JudgedBy<PrivilegedRule>().Is(Outcome.Fail, "runs privileged");

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Members_in_another_letter_case_count()
    {
        var group = Given.Group().WithoutContainer("securityContext").Container("SecurityContext", new JsonObject { ["Privileged"] = true });

        group.JudgedBy<PrivilegedRule>().Is(Outcome.Fail, "runs privileged");
    }

    [Fact]
    [Covers(RuleCase.Unresolved)]
    public void An_expression_is_unknown() =>
        Given.Group().Container(Setting, "[parameters('privileged')]").JudgedBy<PrivilegedRule>()
            .IsUnknown("privileged depends on [parameters('privileged')], which has no value here");

    [Theory]
    [InlineData("securityContext", "[variables('context')]")]
    [InlineData("securityContext", 5)]
    [InlineData(Setting, 1)]
    [InlineData(Setting, "yes")]
    public void What_cannot_be_read_is_unknown(string path, object value) =>
        Given.Group().Container(path, JsonValue.Create(value)).JudgedBy<PrivilegedRule>().IsUnknown("privileged ");

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_the_setting_is_unknown() =>
        Given.Group().WithoutContainer("securityContext").AtVersion("2021-10-01").JudgedBy<PrivilegedRule>()
            .IsUnknown("privileged is not a property of Microsoft.ContainerInstance/containerGroups at api-version 2021-10-01");

    [Fact]
    public void A_value_at_an_old_api_version_is_unknown_in_a_file_and_counts_in_a_reply()
    {
        Given.Group().Container(Setting, true).AtVersion("2021-10-01").JudgedBy<PrivilegedRule>().IsUnknown("at api-version 2021-10-01");
        Given.Group().AtVersion("2021-10-01").JudgedBy<PrivilegedRule>().IsUnknown("at api-version 2021-10-01");
        Given.Group().Container(Setting, true).AtVersion("2021-10-01").Exported().JudgedBy<PrivilegedRule>().Is(Outcome.Fail, "runs privileged");
    }

    [Fact]
    public void Absence_in_a_graph_row_is_unknown() =>
        Given.Group().WithoutContainer("securityContext").AsGraphRow().AllJudgedBy<PrivilegedRule>()[0]
            .IsUnknown("is not in this source, which may leave properties out");

    [Theory]
    [InlineData("Windows")]
    [InlineData("windows")]
    [Covers(RuleCase.WrongSku)]
    public void Windows_has_no_privileged_containers(string os) =>
        Given.Group().With("properties.osType", os).Container(Setting, true).JudgedBy<PrivilegedRule>()
            .Is(Outcome.NotApplicable, "runs on Windows, which has no such rights");

    [Fact]
    public void The_value_decides_where_the_operating_system_is_unknown()
    {
        var group = Given.Group().With("properties.osType", "[parameters('os')]");

        group.JudgedBy<PrivilegedRule>().Is(Outcome.Pass, "is not privileged");
        group.Container(Setting, true).JudgedBy<PrivilegedRule>().Is(Outcome.Fail, "runs privileged");
    }

    [Fact]
    public void Init_containers_are_judged_too()
    {
        var verdicts = Given.Group().InitContainer(Setting, true).AllJudgedBy<PrivilegedRule>();

        Assert.Equal([("app", Outcome.Pass), ("setup", Outcome.Fail)], verdicts.Select(verdict => (verdict.Subject!, verdict.Outcome)));
    }

    [Fact]
    public void The_context_of_a_profile_counts_for_containers_that_have_none()
    {
        var profile = Given.Profile().With("properties.securityContext", new JsonObject { ["privileged"] = true });

        profile.JudgedBy<PrivilegedRule>().Is(Outcome.Pass, "is not privileged");
        profile.WithoutContainer("securityContext").JudgedBy<PrivilegedRule>().Is(Outcome.Fail, "runs privileged");
    }

    [Fact]
    public void A_group_made_from_a_profile_may_get_the_setting_from_it() =>
        Given.Group().With("properties.containerGroupProfile.id", "/subscriptions/s").WithoutContainer("securityContext")
            .JudgedBy<PrivilegedRule>().IsUnknown("the container group profile");
}
