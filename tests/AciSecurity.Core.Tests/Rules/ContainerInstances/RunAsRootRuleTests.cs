using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "the image decides, not Azure")]
public sealed class RunAsRootRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "properties.containers[0].properties.securityContext.runAsUser");

    private const string Setting = "securityContext.runAsUser";

    [Theory]
    [InlineData(1)]
    [InlineData(65534)]
    [InlineData("1000")]
    public void Another_user_passes(object user) =>
        Given.Group().Container(Setting, JsonValue.Create(user)).JudgedBy<RunAsRootRule>().Is(Outcome.Pass, "does not run as root");

    [Theory]
    [InlineData(0)]
    [InlineData("0")]
    public void User_0_fails(object user) =>
        Given.Group().Container(Setting, JsonValue.Create(user)).JudgedBy<RunAsRootRule>().Is(Outcome.Fail, "runs as root");

    [Theory]
    [InlineData("securityContext")]
    [InlineData(Setting)]
    [Covers(RuleCase.Absent)]
    public void Absent_and_null_leave_it_to_the_image(string path)
    {
        const string Reason = "has no runAsUser, so its image decides which user it runs as";

        Given.Group().WithoutContainer(path).JudgedBy<RunAsRootRule>().Is(Outcome.Unknown, Reason);
        Given.Group().Container(path, null).JudgedBy<RunAsRootRule>().Is(Outcome.Unknown, Reason);
        Given.Group().WithoutContainer(path).Exported().JudgedBy<RunAsRootRule>().Is(Outcome.Unknown, Reason);
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData(4294967296L)]
    public void What_is_no_user_id_is_unknown(long user) =>
        Given.Group().Container(Setting, user).JudgedBy<RunAsRootRule>().Is(Outcome.Unknown, "has a runAsUser that is no user id");

    [Theory]
    [InlineData("[parameters('user')]")]
    [InlineData("root")]
    [InlineData(1000.5)]
    [InlineData(true)]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(object user) =>
        Given.Group().Container(Setting, JsonValue.Create(user)).JudgedBy<RunAsRootRule>().IsUnknown("runAsUser ");

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_old_api_version_is_unknown() =>
        Given.Group().WithoutContainer("securityContext").AtVersion("2019-12-01").JudgedBy<RunAsRootRule>().IsUnknown("at api-version 2019-12-01");

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void Windows_is_not_judged() =>
        Given.Group().With("properties.osType", "Windows").Container(Setting, 0).JudgedBy<RunAsRootRule>()
            .Is(Outcome.NotApplicable, "runs on Windows, which has no such rights");

    [Fact]
    public void A_hidden_operating_system_does_not_hide_root() =>
        Given.Group().With("properties.osType", "[parameters('os')]").Container(Setting, 0).JudgedBy<RunAsRootRule>().Is(Outcome.Fail, "runs as root");

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Members_in_another_letter_case_count() =>
        Given.Group().Container("securityContext", new JsonObject { ["RUNASUSER"] = 0 }).JudgedBy<RunAsRootRule>().Is(Outcome.Fail, "runs as root");

    [Fact]
    public void Init_containers_are_judged_too() =>
        Assert.Equal([Outcome.Pass, Outcome.Fail], Given.Group().InitContainer(Setting, 0).AllJudgedBy<RunAsRootRule>().Select(verdict => verdict.Outcome));
}
