using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

/// <summary>What holds for a rule that one setting of a registry decides, where Azure's default stands in for one that is absent.</summary>
public abstract class RegistrySettingTests<TRule>
    where TRule : Rule, new()
{
    private const string NewestPreview = "2026-01-01-preview";

    private protected abstract RegistrySetting Setting { get; }

    [Fact]
    public void A_good_value_passes()
    {
        var verdict = With(Setting.GoodValue).JudgedBy<TRule>();

        verdict.Is(Outcome.Pass, Setting.Good);
        Assert.Contains(verdict.Evidence, evidence => evidence.Path == Setting.Path);
    }

    [Fact]
    public void A_bad_value_fails()
    {
        var verdict = With(Setting.BadValue).JudgedBy<TRule>();

        verdict.Is(Outcome.Fail, Setting.Bad);
        Assert.Equal(Setting.Path, Assert.Single(verdict.Evidence).Path);
    }

    [Fact]
    [Covers(RuleCase.Absent, RuleCase.Default)]
    public void Absent_and_null_count_as_the_default()
    {
        var (outcome, reason) = Setting.IsGoodByDefault ? (Outcome.Pass, Setting.Good) : (Outcome.Fail, Setting.Bad);

        With(Setting.IsGoodByDefault ? Setting.GoodValue : Setting.BadValue).JudgedBy<TRule>().Is(outcome, reason);
        foreach (var path in Setting.Paths)
        {
            With(Setting.GoodValue).Without(path).JudgedBy<TRule>().Is(outcome, $"{reason}, which is the default");
            With(Setting.GoodValue).With(path, null).JudgedBy<TRule>().Is(outcome, $"{reason}, which is the default");
        }
    }

    [Fact]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown()
    {
        With(5).JudgedBy<TRule>().IsUnknown("is a number where");
        With("another").JudgedBy<TRule>().IsUnknown(Setting.Path[(Setting.Path.LastIndexOf('.') + 1)..]);
        foreach (var path in Setting.Paths.Append("properties"))
        {
            With(Setting.GoodValue).With(path, "[parameters('x')]").JudgedBy<TRule>().IsUnknown("depends on [parameters('x')]");
        }
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_it_is_unknown()
    {
        With(Setting.GoodValue).Without(Setting.Paths[0]).AtVersion(Setting.OldVersion).JudgedBy<TRule>().IsUnknown($"at api-version {Setting.OldVersion}");
        With(Setting.GoodValue).Without(Setting.Paths[0]).AsGraphRow().JudgedBy<TRule>().IsUnknown("may leave properties out");
        With(Setting.GoodValue).Without(Setting.Paths[0]).AtVersion(null).Exported().JudgedBy<TRule>().IsUnknown("does not say at which api-version");
    }

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Values_and_members_in_another_letter_case_count()
    {
        With($"{Setting.BadValue}".ToUpperInvariant()).JudgedBy<TRule>().Is(Outcome.Fail, Setting.Bad);
        With($"{Setting.GoodValue}".ToUpperInvariant()).JudgedBy<TRule>().Is(Outcome.Pass, Setting.Good);
        With(Setting.BadValue).With(Setting.Path, JsonValue.Create(Setting.GoodValue)).Without("properties")
            .With("P" + Setting.Path[1..], JsonValue.Create(Setting.BadValue)).JudgedBy<TRule>().Is(Outcome.Fail, Setting.Bad);
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("STANDARD")]
    [Covers(RuleCase.WrongSku)]
    public void The_SKU_counts_where_it_decides(string sku)
    {
        var verdict = With(Setting.BadValue).With("sku.name", sku).JudgedBy<TRule>();

        if (Setting.BelowPremium is null) verdict.Is(Outcome.Fail, Setting.Bad);
        else verdict.Is(Outcome.NotApplicable, $"has the SKU {sku}, {Setting.BelowPremium}");
    }

    [Fact]
    public void A_hidden_SKU_hides_a_failure_that_only_Premium_has()
    {
        var verdict = With(Setting.BadValue).With("sku.name", "[parameters('sku')]").JudgedBy<TRule>();

        if (Setting.BelowPremium is null) verdict.Is(Outcome.Fail, Setting.Bad);
        else verdict.Is(Outcome.Unknown, $"depends on its SKU, and sku.name depends on [parameters('sku')], which has no value here; under Premium it {Setting.Bad}");
        With(Setting.GoodValue).With("sku.name", "[parameters('sku')]").JudgedBy<TRule>().Is(Outcome.Pass, Setting.Good);
    }

    private protected GivenResource With(object value) =>
        Setting.Given().AtVersion(NewestPreview).With(Setting.Path, JsonValue.Create(value));
}
