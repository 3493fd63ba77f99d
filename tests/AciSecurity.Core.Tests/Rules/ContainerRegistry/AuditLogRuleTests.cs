using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

[NoCase(RuleCase.Default, "a registry has no setting by default, which is its absence")]
[NoCase(RuleCase.WrongSku, "every SKU has these logs")]
[NoCase(RuleCase.OldApiVersion, "settings have one api-version")]
public sealed class AuditLogRuleTests
{
    internal static Deciding Deciding => new(Given.Registry(), "properties.logs[1].enabled") { Companion = Given.DiagnosticSetting() };

    [Fact]
    public void One_setting_with_both_categories_and_a_destination_passes()
    {
        var verdict = Judge(Given.DiagnosticSetting());

        verdict.Is(Outcome.Pass, "sends its audit logs away by the diagnostic setting 'audit'");
        Assert.Equal(new("Microsoft.Insights/diagnosticSettings", "audit"), Assert.Single(verdict.Evidence));
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("allLogs")]
    [InlineData("ALLLOGS")]
    public void A_category_group_passes(string group) => Assert.Equal(Outcome.Pass, Judge(WithLogs(Log("categoryGroup", group))).Outcome);

    [Theory]
    [InlineData("storageAccountId")]
    [InlineData("eventHubAuthorizationRuleId")]
    [InlineData("marketplacePartnerId")]
    public void Every_destination_counts(string destination)
    {
        var setting = Given.DiagnosticSetting().Without("properties.workspaceId").With($"properties.{destination}", "/subscriptions/s/x");

        Assert.Equal(Outcome.Pass, Judge(setting).Outcome);
        Assert.Equal(Outcome.Pass, Judge(setting.With($"properties.{destination}", "[parameters('destination')]")).Outcome);
    }

    [Fact]
    public void A_partial_setting_fails_and_says_what_is_missing()
    {
        Judge(WithLogs(Log("category", "ContainerRegistryLoginEvents")))
            .Is(Outcome.Fail, "has the diagnostic setting 'audit' without ContainerRegistryRepositoryEvents");
        Judge(WithLogs(Log("category", "ContainerRegistryLoginEvents"), Log("category", "ContainerRegistryRepositoryEvents", enabled: false)))
            .Is(Outcome.Fail, "has the diagnostic setting 'audit' without ContainerRegistryRepositoryEvents");
        Judge(Given.DiagnosticSetting().Without("properties.workspaceId"))
            .Is(Outcome.Fail, "has the diagnostic setting 'audit' without a destination");
        Judge(Given.DiagnosticSetting().With("properties.workspaceId", ""))
            .Is(Outcome.Fail, "has the diagnostic setting 'audit' without a destination");
        Judge(Given.DiagnosticSetting().With("properties.logs", null)).Is(
            Outcome.Fail,
            "has the diagnostic setting 'audit' without ContainerRegistryLoginEvents and ContainerRegistryRepositoryEvents");
    }

    [Fact]
    public void Two_halves_are_no_whole()
    {
        var logins = WithLogs(Log("category", "ContainerRegistryLoginEvents"));
        var events = WithLogs(Log("category", "ContainerRegistryRepositoryEvents"));

        Assert.Equal(Outcome.Fail, Judge(logins, events).Outcome);
        Assert.Equal(Outcome.Pass, Judge(logins, events, Given.DiagnosticSetting()).Outcome);
    }

    [Fact]
    public void A_setting_under_a_condition_counts_as_far_as_the_condition_is_known()
    {
        Assert.Equal(Outcome.Unknown, Judge(Given.DiagnosticSetting().With("condition", "[parameters('on')]")).Outcome);
        Assert.Equal(Outcome.Pass, Judge(Given.DiagnosticSetting().With("condition", true)).Outcome);
        Assert.Equal(Outcome.Fail, Judge(Given.DiagnosticSetting().With("condition", false)).Outcome);
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_setting_in_files_fails() => Judge().Is(Outcome.Fail, "has no diagnostic setting: not declared in these files");

    [Fact]
    public void No_setting_in_an_export_is_unknown() =>
        Given.Registry().Exported().JudgedBy<AuditLogRule>().Is(Outcome.Unknown, "may have a diagnostic setting: this source carries none");

    [Fact]
    public void The_setting_of_another_registry_does_not_count() =>
        Judge(Given.DiagnosticSetting("Microsoft.ContainerRegistry/registries/contoso2")).Is(Outcome.Fail, "has no diagnostic setting: not declared in these files");

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Ids_have_no_letter_case() =>
        Assert.Equal(Outcome.Pass, Judge(Given.DiagnosticSetting("microsoft.containerregistry/REGISTRIES/Contoso")).Outcome);

    [Fact]
    public void A_setting_for_something_hidden_may_be_for_the_registry()
    {
        var hidden = Given.DiagnosticSetting("[parameters('scope')]");
        var partial = WithLogs(Log("category", "ContainerRegistryLoginEvents"));

        Judge(hidden).Is(Outcome.Unknown, "may be meant by a diagnostic setting whose scope an expression hides");
        Judge(partial, hidden).Is(Outcome.Unknown, "may be meant by a diagnostic setting whose scope an expression hides");
        Assert.Equal(Outcome.Pass, Judge(Given.DiagnosticSetting(), hidden).Outcome);
    }

    [Theory]
    [InlineData("properties", "[variables('audit')]")]
    [InlineData("properties.logs", "[parameters('logs')]")]
    [InlineData("properties.logs[1].enabled", "[parameters('enabled')]")]
    [InlineData("properties.logs[1].category", "[parameters('category')]")]
    [InlineData("properties.logs[1]", "[parameters('log')]")]
    [InlineData("properties.logs", 5)]
    [InlineData("properties.workspaceId", 5)]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value) =>
        Judge(Given.DiagnosticSetting().With(path, JsonValue.Create(value))).IsUnknown("has the diagnostic setting 'audit', and ");

    [Fact]
    public void It_needs_diagnostic_settings() => Assert.Equal(FactKinds.DiagnosticSettings, new AuditLogRule().Metadata.Needs);

    private static Verdict Judge(params GivenResource[] settings) =>
        Given.Registry().JudgedBy<AuditLogRule>(null, [.. settings.Select(setting => setting.Build())]);

    private static GivenResource WithLogs(params JsonNode?[] logs) => Given.DiagnosticSetting().With("properties.logs", new JsonArray(logs));

    private static JsonObject Log(string kind, string name, bool enabled = true) => new() { [kind] = name, ["enabled"] = enabled };
}
