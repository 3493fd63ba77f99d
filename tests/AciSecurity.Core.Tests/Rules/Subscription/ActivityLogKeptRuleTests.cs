using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;
using AciSecurity.Rules.Subscription;

namespace AciSecurity.Core.Tests.Rules.Subscription;

[NoCase(RuleCase.Default, "a subscription has no diagnostic setting by default, which is absence")]
[NoCase(RuleCase.WrongSku, "a subscription has no SKU")]
[NoCase(RuleCase.OldApiVersion, "every api-version of diagnostic settings has these properties")]
public sealed class ActivityLogKeptRuleTests
{
    internal static Deciding Deciding => new(Given.Subscription(), "properties.logs[0].enabled") { Companion = Given.ActivityLogSetting() };

    [Fact]
    public void A_log_that_is_sent_away_passes() => Judge(Given.ActivityLogSetting()).Is(Outcome.Pass, "sends its activity log away by the diagnostic setting 'audit'");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void A_log_that_is_not_sent_away_fails()
    {
        LiveRun.Whole.Judge<ActivityLogKeptRule>(Given.Subscription()).Is(Outcome.Fail, "has no diagnostic setting");
        LiveRun.Refused.Judge<ActivityLogKeptRule>(Given.Subscription()).IsUnknown("diagnostic settings could not be read: the permission is missing");
        Judge(Given.ActivityLogSetting().Without("properties.workspaceId")).IsFail("without a destination");
    }

    [Theory]
    [InlineData(0, "Administrative")]
    [InlineData(1, "Security")]
    [InlineData(2, "Policy")]
    public void Each_category_is_needed(int at, string category) =>
        Judge(Given.ActivityLogSetting().With($"properties.logs[{at}].enabled", false)).Is(Outcome.Fail, $"has the diagnostic setting 'audit' without {category}");

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Categories_have_no_letter_case() => Judge(Given.ActivityLogSetting().With("properties.logs[0].category", "ADMINISTRATIVE")).IsPass();

    [Theory]
    [InlineData("properties.logs[1].enabled")]
    [InlineData("properties.logs")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path) =>
        Given.Subscription().JudgedBy<ActivityLogKeptRule>(null, Given.ActivityLogSetting().With(path, JsonValue.Create("[parameters('x')]"))).IsUnknown("depends on [parameters('x')]");

    private static Verdict Judge(GivenResource setting) => LiveRun.Whole.With(setting).Judge<ActivityLogKeptRule>(Given.Subscription());
}
