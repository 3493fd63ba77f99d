using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "a group has no setting by default, which is its absence")]
public sealed class DiagnosticLogRuleTests
{
    private const string Legacy = "sends its logs and events to a workspace, by the legacy diagnostics.logAnalytics";

    internal static Deciding Deciding => new(Given.Group(), "properties.logs[1].enabled") { Companion = Given.GroupDiagnosticSetting() };

    [Fact]
    public void One_setting_with_both_categories_passes() =>
        Judge(Given.GroupDiagnosticSetting()).Is(Outcome.Pass, "sends its logs and events away by the diagnostic setting 'logs'");

    [Theory]
    [InlineData("allLogs", Outcome.Pass)]
    [InlineData("ALLLOGS", Outcome.Pass)]
    [InlineData("audit", Outcome.Fail)]
    [Covers(RuleCase.OtherCase)]
    public void The_group_of_all_logs_passes_and_that_of_audit_logs_has_neither(string group, Outcome outcome)
    {
        var setting = Given.GroupDiagnosticSetting().With("properties.logs", new JsonArray(new JsonObject { ["categoryGroup"] = group, ["enabled"] = true }));

        Assert.Equal(outcome, Judge(setting).Outcome);
    }

    [Fact]
    public void A_setting_without_the_events_fails() =>
        Judge(Given.GroupDiagnosticSetting().Without("properties.logs[1]")).Is(Outcome.Fail, "has the diagnostic setting 'logs' without ContainerEvent");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_setting_in_files_fails_and_in_an_export_is_unknown()
    {
        Judge().Is(Outcome.Fail, "has no diagnostic setting: not declared in these files");
        Given.Group().Exported().JudgedBy<DiagnosticLogRule>().Is(Outcome.Unknown, "may have a diagnostic setting: this source carries none");
    }

    [Fact]
    public void The_legacy_way_counts_and_its_key_is_not_shown()
    {
        var verdict = WithLegacy().JudgedBy<DiagnosticLogRule>();

        verdict.Is(Outcome.Pass, Legacy);
        Assert.Equal(new("properties.diagnostics.logAnalytics", "(hidden)"), Assert.Single(verdict.Evidence));
        WithLegacy().Exported().JudgedBy<DiagnosticLogRule>().Is(Outcome.Pass, Legacy);
    }

    [Fact]
    public void A_setting_is_named_before_the_legacy_way() =>
        WithLegacy().JudgedBy<DiagnosticLogRule>(null, Given.GroupDiagnosticSetting())
            .Is(Outcome.Pass, "sends its logs and events away by the diagnostic setting 'logs'");

    [Fact]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown()
    {
        Judge(Given.GroupDiagnosticSetting().With("properties.logs", "[parameters('logs')]")).IsUnknown("has the diagnostic setting 'logs', and ");
        Given.Group().With("properties.diagnostics", "[variables('diagnostics')]").JudgedBy<DiagnosticLogRule>().IsUnknown("diagnostics.logAnalytics depends on");
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void A_group_of_an_api_version_without_the_legacy_way_may_have_it() =>
        Given.Group().AtVersion("2018-04-01").JudgedBy<DiagnosticLogRule>().IsUnknown("is not a property of");

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void A_profile_has_no_setting_of_its_own_and_may_have_the_legacy_way()
    {
        Given.Profile().JudgedBy<DiagnosticLogRule>().Is(Outcome.NotApplicable, "is a profile: each group that is made from it needs a diagnostic setting of its own");
        Given.Profile().With("properties.diagnostics.logAnalytics", new JsonObject()).JudgedBy<DiagnosticLogRule>().Is(Outcome.Pass, Legacy);
        Given.Profile().With("properties.diagnostics", "[variables('x')]").JudgedBy<DiagnosticLogRule>().IsUnknown("diagnostics.logAnalytics depends on");
    }

    [Fact]
    public void It_needs_diagnostic_settings() => Assert.Equal(FactKinds.DiagnosticSettings, new DiagnosticLogRule().Metadata.Needs);

    private static Verdict Judge(params GivenResource[] settings) =>
        Given.Group().JudgedBy<DiagnosticLogRule>(null, [.. settings.Select(setting => setting.Build())]);

    private static GivenResource WithLegacy() => Given.Group().With(
        "properties.diagnostics.logAnalytics", new JsonObject { ["workspaceId"] = "22222222-2222-2222-2222-222222222222", ["workspaceKey"] = "cGxhbnRlZA==" });
}
