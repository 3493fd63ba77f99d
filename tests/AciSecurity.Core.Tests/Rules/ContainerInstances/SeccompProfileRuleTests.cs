using System.Text;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "there is no value for the default profile")]
public sealed class SeccompProfileRuleTests
{
    private const string Setting = "securityContext.seccompProfile";

    internal static Deciding Deciding => new(Given.Group(), $"properties.containers[0].properties.{Setting}");

    [Theory]
    [InlineData("""{"defaultAction":"SCMP_ACT_ERRNO"}""")]
    [InlineData("""{"defaultAction":"SCMP_ACT_KILL_PROCESS","syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW"}]}""")]
    [InlineData("""{"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"names":["ptrace"],"action":"SCMP_ACT_ERRNO"}]}""")]
    [InlineData("""{"defaultAction":"SCMP_ACT_LOG","syscalls":[{"name":"ptrace","action":"SCMP_ACT_ERRNO"}]}""")]
    public void A_profile_that_denies_something_passes(string profile)
    {
        var verdict = Given.Group().Container(Setting, Base64(profile)).JudgedBy<SeccompProfileRule>();

        verdict.Is(Outcome.Pass, "has a seccomp profile that denies system calls");
        Assert.StartsWith("defaultAction SCMP_ACT_", Assert.Single(verdict.Evidence).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"defaultAction":"SCMP_ACT_ALLOW"}""")]
    [InlineData("""{"defaultAction":"scmp_act_allow","syscalls":[]}""")]
    [InlineData("""{"defaultAction":"SCMP_ACT_LOG"}""")]
    [InlineData("""{"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"names":["ptrace"],"action":"SCMP_ACT_ALLOW"}]}""")]
    [InlineData("""{"defaultAction":"SCMP_ACT_ALLOW","syscalls":[{"names":[],"action":"SCMP_ACT_ERRNO"}]}""")]
    [InlineData("""{"defaultAction":"SCMP_ACT_ALLOW","syscalls":["x",{"action":"SCMP_ACT_ERRNO"}]}""")]
    public void A_profile_that_denies_nothing_fails(string profile) =>
        Given.Group().Container(Setting, Base64(profile)).JudgedBy<SeccompProfileRule>().Is(Outcome.Fail, "has a seccomp profile that denies nothing");

    [Fact]
    public void The_word_unconfined_fails() =>
        Given.Group().Container(Setting, "Unconfined").JudgedBy<SeccompProfileRule>().Is(Outcome.Fail, "has a seccomp profile that denies nothing");

    [Theory]
    [InlineData("not base64!")]
    [InlineData("aGVsbG8=")]
    [InlineData("W10=")]
    [InlineData("e30=")]
    [InlineData("eyJkZWZhdWx0QWN0aW9uIjoiWCJ9")]
    [InlineData("eyJkZWZhdWx0QWN0aW9uIjo1fQ==")]
    [InlineData("")]
    public void What_is_no_profile_is_unknown(string text) =>
        Given.Group().Container(Setting, text).JudgedBy<SeccompProfileRule>().Is(Outcome.Unknown, "has a seccompProfile that is not the JSON of a profile in base64");

    [Theory]
    [InlineData("securityContext")]
    [InlineData(Setting)]
    [Covers(RuleCase.Absent)]
    public void Absent_fails(string path) => Given.Group().WithoutContainer(path).JudgedBy<SeccompProfileRule>().Is(Outcome.Fail, "has no seccomp profile of its own");

    [Fact]
    [Covers(RuleCase.Unresolved)]
    public void An_expression_is_unknown() =>
        Given.Group().Container(Setting, "[base64(string(variables('profile')))]").JudgedBy<SeccompProfileRule>().IsUnknown("seccompProfile depends on");

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_the_setting_is_unknown() =>
        Given.Group().WithoutContainer("securityContext").AtVersion("2021-10-01").JudgedBy<SeccompProfileRule>().IsUnknown("is not a property of");

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void Windows_has_no_seccomp() =>
        Given.Group().With("properties.osType", "Windows").WithoutContainer(Setting).JudgedBy<SeccompProfileRule>()
            .Is(Outcome.NotApplicable, "runs on Windows, which has no such rights");

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Members_in_another_letter_case_count() =>
        Given.Group().WithoutContainer(Setting).Container("securityContext.SeccompProfile", Given.SeccompProfile).JudgedBy<SeccompProfileRule>()
            .Is(Outcome.Pass, "has a seccomp profile that denies system calls");

    [Fact]
    public void The_profile_of_a_container_group_profile_counts_for_containers_without_one() =>
        Given.Profile().WithoutContainer(Setting).With("properties.securityContext.seccompProfile", Given.SeccompProfile).JudgedBy<SeccompProfileRule>()
            .Is(Outcome.Pass, "has a seccomp profile that denies system calls");

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
