using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "a group has no diagnostics by default, which is their absence")]
public sealed class WorkspaceKeyRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "properties.diagnostics.logAnalytics");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_diagnostics_pass()
    {
        Given.Group().JudgedBy<WorkspaceKeyRule>().Is(Outcome.Pass, "holds no workspace key");
        Given.Group().With("properties.diagnostics", new JsonObject()).JudgedBy<WorkspaceKeyRule>().Is(Outcome.Pass, "holds no workspace key");
        Given.Group().With("properties.diagnostics", null).JudgedBy<WorkspaceKeyRule>().Is(Outcome.Pass, "holds no workspace key");
    }

    [Theory]
    [InlineData("cGxhbnRlZC1rZXk=")]
    [InlineData("[parameters('workspaceKey')]")]
    [InlineData(null)]
    public void A_workspace_with_its_key_fails_and_the_key_is_not_shown(string? key)
    {
        var verdict = WithKey(key).JudgedBy<WorkspaceKeyRule>();

        verdict.Is(Outcome.Fail, "sends its logs with the key of a Log Analytics workspace");
        Assert.Equal(new("properties.diagnostics.logAnalytics", "(hidden)"), Assert.Single(verdict.Evidence));
    }

    [Fact]
    public void Azure_returns_no_key_and_the_group_has_one_all_the_same() =>
        WithKey(null).Exported().JudgedBy<WorkspaceKeyRule>().Is(Outcome.Fail, "sends its logs with the key of a Log Analytics workspace");

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Members_in_another_letter_case_count() =>
        Assert.Equal(Outcome.Fail, Given.Group().With("properties.Diagnostics", new JsonObject { ["LogAnalytics"] = new JsonObject() }).JudgedBy<WorkspaceKeyRule>().Outcome);

    [Theory]
    [InlineData("properties.diagnostics", "[variables('diagnostics')]")]
    [InlineData("properties.diagnostics.logAnalytics", "[if(parameters('on'), variables('workspace'), null())]")]
    [InlineData("properties.diagnostics.logAnalytics", 5)]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value) =>
        Given.Group().With(path, JsonValue.Create(value)).JudgedBy<WorkspaceKeyRule>().IsUnknown("diagnostics.logAnalytics ");

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_diagnostics_is_unknown() =>
        Given.Group().AtVersion("2018-04-01").JudgedBy<WorkspaceKeyRule>().IsUnknown("is not a property of");

    [Fact]
    public void A_group_made_from_a_profile_may_get_its_workspace_from_it() =>
        Given.Group().With("properties.containerGroupProfile.id", "/subscriptions/s").JudgedBy<WorkspaceKeyRule>().IsUnknown("the container group profile");

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void Profiles_and_Windows_groups_are_judged_too()
    {
        Assert.Equal(Outcome.Fail, Given.Profile().With("properties.diagnostics.logAnalytics", new JsonObject()).JudgedBy<WorkspaceKeyRule>().Outcome);
        Assert.Equal(Outcome.Fail, WithKey("x").With("properties.osType", "Windows").JudgedBy<WorkspaceKeyRule>().Outcome);
    }

    private static GivenResource WithKey(string? key) => Given.Group().With(
        "properties.diagnostics.logAnalytics",
        new JsonObject { ["workspaceId"] = "[reference('logs').customerId]", ["workspaceKey"] = key });
}
