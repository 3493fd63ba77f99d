using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class AdminUserRuleTests
{
    internal static Deciding Deciding => new(Given.Registry(), "properties.adminUserEnabled");

    private const string Setting = "properties.adminUserEnabled";

    [Theory]
    [InlineData(true)]
    [InlineData("True")]
    public void Enabled_fails(object value)
    {
        var verdict = Given.Registry().With(Setting, JsonValue.Create(value)).JudgedBy<AdminUserRule>();

        verdict.Is(Outcome.Fail, "has its admin user enabled");
        Assert.Equal(new(Setting, "true"), Assert.Single(verdict.Evidence));
    }

    [Fact]
    [Covers(RuleCase.Default)]
    public void Disabled_passes() => Given.Registry().JudgedBy<AdminUserRule>().Is(Outcome.Pass, "has its admin user disabled");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void Absent_and_null_pass_by_the_default()
    {
        Given.Registry().Without(Setting).JudgedBy<AdminUserRule>().Is(Outcome.Pass, "has its admin user disabled, which is the default");
        Given.Registry().With(Setting, null).JudgedBy<AdminUserRule>().Is(Outcome.Pass, "has its admin user disabled, which is the default");
        Given.Registry().Without("properties").JudgedBy<AdminUserRule>().Is(Outcome.Pass, "has its admin user disabled, which is the default");
    }

    [Theory]
    [InlineData(Setting, "[parameters('admin')]")]
    [InlineData(Setting, 0)]
    [InlineData("properties", "[variables('properties')]")]
    [InlineData("properties", 1)]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value) =>
        Given.Registry().With(path, JsonValue.Create(value)).JudgedBy<AdminUserRule>().IsUnknown("adminUserEnabled ");

    [Theory]
    [InlineData("Basic")]
    [InlineData("standard")]
    [InlineData("[parameters('sku')]")]
    [Covers(RuleCase.WrongSku)]
    public void Every_SKU_is_judged(string sku) =>
        Given.Registry().With("sku.name", sku).With(Setting, true).JudgedBy<AdminUserRule>().Is(Outcome.Fail, "has its admin user enabled");

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_it_is_unknown() =>
        Given.Registry().Without(Setting).AtVersion("2019-05-01-preview").JudgedBy<AdminUserRule>().IsUnknown("at api-version 2019-05-01-preview");

    [Fact]
    public void Absence_is_unknown_where_the_source_may_have_dropped_it()
    {
        Given.Registry().Without(Setting).AsGraphRow().JudgedBy<AdminUserRule>().IsUnknown("may leave properties out");
        Given.Registry().With(Setting, null).AsGraphRow().JudgedBy<AdminUserRule>().IsUnknown("may leave properties out");
        Given.Registry().Without(Setting).AtVersion(null).Exported().JudgedBy<AdminUserRule>().IsUnknown("does not say at which api-version");
    }

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Members_in_another_letter_case_count() =>
        Given.Registry().Without("properties").With("Properties.AdminUserEnabled", true).JudgedBy<AdminUserRule>()
            .Is(Outcome.Fail, "has its admin user enabled");
}
