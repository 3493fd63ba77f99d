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
    [InlineData("", Outcome.Fail, "has no runAsUser, and its image names no user, which means root")]
    [InlineData("root", Outcome.Fail, "has no runAsUser, and its image runs as root")]
    [InlineData("0:1000", Outcome.Fail, "has no runAsUser, and its image runs as root")]
    [InlineData("00", Outcome.Fail, "has no runAsUser, and its image runs as root")]
    [InlineData("1000:0", Outcome.Pass, "runs as the user '1000:0' of its image")]
    [InlineData("app", Outcome.Pass, "runs as the user 'app' of its image")]
    public void The_user_of_the_image_decides_where_it_is_known(string user, Outcome outcome, string reason)
    {
        var facts = Given.Image() with { Configurations = [Given.Configuration(user)] };

        Given.Group().WithoutContainer("securityContext").Running(facts).JudgedBy<RunAsRootRule>().Is(outcome, reason);
        Given.Group().Running(Given.Image() with { Configurations = [Given.Configuration("")] }).JudgedBy<RunAsRootRule>().Is(Outcome.Pass, "does not run as root");
    }

    [Fact]
    public void An_image_of_which_nothing_is_known_decides_nothing()
    {
        GivenResource Group() => Given.Group().WithoutContainer(Setting);

        Group().Running(AciSecurity.Images.ImageFacts.Missing("It is gone.")).JudgedBy<RunAsRootRule>().Is(Outcome.Unknown, "has no runAsUser, and the user of its image could not be read: It is gone.");
        Group().Running(Given.Image() with { Configurations = [] }).JudgedBy<RunAsRootRule>().IsUnknown("it has no image for amd64");
        Group().Running(Given.Image() with { WhyNotConfigured = "One is gone." }).JudgedBy<RunAsRootRule>().IsUnknown("One is gone.");
        Group().Container("image", "[parameters('image')]").Running(Given.Image()).JudgedBy<RunAsRootRule>().IsUnknown("which image decides is not known");
    }

    [Fact]
    public void One_image_of_an_index_that_runs_as_root_is_enough()
    {
        var facts = Given.Image() with { Configurations = [Given.Configuration("app"), Given.Configuration(""), Given.Configuration("ContainerUser", "windows")] };

        Given.Group().WithoutContainer(Setting).Running(facts).JudgedBy<RunAsRootRule>().IsFail("names no user");
        Given.Group().WithoutContainer(Setting).Running(facts with { Configurations = [Given.Configuration("app"), Given.Configuration("", "windows")] }).JudgedBy<RunAsRootRule>().IsPass();
    }

    [Fact]
    public void Where_the_operating_system_is_hidden_the_users_of_images_are_unknown() =>
        Given.Group().WithoutContainer(Setting).With("properties.osType", "[parameters('os')]").Running(Given.Image() with { Configurations = [Given.Configuration("")] }).JudgedBy<RunAsRootRule>()
            .IsUnknown("which counts only on Linux");

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
