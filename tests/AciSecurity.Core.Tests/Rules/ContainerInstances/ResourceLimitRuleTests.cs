using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "a limit has no default")]
public sealed class ResourceLimitRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "properties.containers[0].properties.resources.limits.memoryInGB");

    [Theory]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData("0.5")]
    public void Limits_pass(object memory) =>
        Given.Group().Container("resources.limits.memoryInGB", JsonValue.Create(memory)).JudgedBy<ResourceLimitRule>().Is(Outcome.Pass, "has limits of processor and memory");

    [Theory]
    [InlineData("resources")]
    [InlineData("resources.limits")]
    [Covers(RuleCase.Absent)]
    public void Absent_fails(string path) =>
        Given.Group().WithoutContainer(path).JudgedBy<ResourceLimitRule>().Is(Outcome.Fail, "has no limits, so it may use all that the group has");

    [Theory]
    [InlineData("cpu", null, "has no limit of processor")]
    [InlineData("memoryInGB", null, "has no limit of memory")]
    [InlineData("memoryInGB", 0, "has no limit of memory")]
    public void Half_of_it_fails(string member, object? value, string reason) =>
        Given.Group().Container($"resources.limits.{member}", value is null ? null : JsonValue.Create(value)).JudgedBy<ResourceLimitRule>().Is(Outcome.Fail, reason);

    [Theory]
    [InlineData("resources.limits.cpu", "[parameters('cpu')]")]
    [InlineData("resources.limits.memoryInGB", "[json('1.5')]")]
    [InlineData("resources.limits", "[parameters('limits')]")]
    [InlineData("resources", 5)]
    [InlineData("resources.limits.cpu", "many")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value) =>
        Assert.Equal(Outcome.Unknown, Given.Group().Container(path, JsonValue.Create(value)).JudgedBy<ResourceLimitRule>().Outcome);

    [Fact]
    [Covers(RuleCase.OldApiVersion, RuleCase.WrongSku, RuleCase.OtherCase)]
    public void Old_api_versions_Windows_and_other_letter_cases_are_judged_too()
    {
        var group = Given.Group().AtVersion("2018-04-01").With("properties.osType", "Windows").WithoutContainer("resources.limits.cpu").Container("resources.limits.CPU", 1);

        group.JudgedBy<ResourceLimitRule>().Is(Outcome.Pass, "has limits of processor and memory");
        group.WithoutContainer("resources").JudgedBy<ResourceLimitRule>().Is(Outcome.Fail, "has no limits, so it may use all that the group has");
    }

    [Fact]
    public void Init_containers_have_none() =>
        Given.Group().InitContainer("resources", null).AllJudgedBy<ResourceLimitRule>()[1].Is(Outcome.NotApplicable, "is an init container, which has no limits");

    [Fact]
    public void A_group_made_from_a_profile_may_get_them_from_it() =>
        Given.Group().WithoutContainer("resources.limits").With("properties.containerGroupProfile.id", "/subscriptions/s").JudgedBy<ResourceLimitRule>().IsUnknown("the container group profile");
}
