using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class AnonymousPullRuleTests
{
    internal static Deciding Deciding => new(Given.Registry(), "properties.anonymousPullEnabled");

    private const string Setting = "properties.anonymousPullEnabled";

    [Theory]
    [InlineData("Premium")]
    [InlineData("Standard")]
    [InlineData("Basic")]
    [InlineData("[parameters('sku')]")]
    public void Enabled_fails_whatever_the_SKU(string sku) =>
        Given.Registry().With("sku.name", sku).With(Setting, true).JudgedBy<AnonymousPullRule>()
            .Is(Outcome.Fail, "lets anyone pull without signing in");

    [Fact]
    [Covers(RuleCase.Absent, RuleCase.Default)]
    public void Disabled_absent_and_null_pass()
    {
        Given.Registry().JudgedBy<AnonymousPullRule>().Is(Outcome.Pass, "asks for a sign-in to pull");
        Given.Registry().Without(Setting).JudgedBy<AnonymousPullRule>().Is(Outcome.Pass, "asks for a sign-in to pull, which is the default");
        Given.Registry().With(Setting, null).JudgedBy<AnonymousPullRule>().Is(Outcome.Pass, "asks for a sign-in to pull, which is the default");
        Given.Registry().With("sku.name", "[parameters('sku')]").JudgedBy<AnonymousPullRule>().Is(Outcome.Pass, "asks for a sign-in to pull");
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("BASIC")]
    [Covers(RuleCase.WrongSku, RuleCase.OtherCase)]
    public void Basic_knows_no_anonymous_pull(string sku)
    {
        var verdict = Given.Registry().With("sku.name", sku).Without(Setting).JudgedBy<AnonymousPullRule>();

        verdict.Is(Outcome.NotApplicable, "has the SKU Basic, which knows no anonymous pull");
        Assert.Equal("sku.name", Assert.Single(verdict.Evidence).Path);
    }

    [Theory]
    [InlineData("2023-07-01")]
    [InlineData("2022-12-01")]
    [InlineData("2021-09-01")]
    [InlineData("2019-12-01-preview")]
    [Covers(RuleCase.OldApiVersion)]
    public void Api_versions_that_do_not_return_it_are_unknown(string version) =>
        Given.Registry().Without(Setting).AtVersion(version).Exported().JudgedBy<AnonymousPullRule>().IsUnknown($"at api-version {version}");

    [Theory]
    [InlineData("2025-04-01")]
    [InlineData("2023-11-01-preview")]
    public void Api_versions_that_return_it_pass_without_it(string version) =>
        Assert.Equal(Outcome.Pass, Given.Registry().Without(Setting).AtVersion(version).Exported().JudgedBy<AnonymousPullRule>().Outcome);

    [Fact]
    public void Null_at_an_api_version_without_it_says_nothing() =>
        Given.Registry().With(Setting, null).AtVersion("2023-07-01").Exported().JudgedBy<AnonymousPullRule>().IsUnknown("at api-version 2023-07-01");

    [Theory]
    [InlineData("[parameters('anonymous')]")]
    [InlineData("no")]
    [InlineData(0)]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(object value)
    {
        Given.Registry().With(Setting, JsonValue.Create(value)).JudgedBy<AnonymousPullRule>().IsUnknown("anonymousPullEnabled ");
        Given.Registry().With("sku.name", "Basic").With(Setting, JsonValue.Create(value)).JudgedBy<AnonymousPullRule>().IsUnknown("anonymousPullEnabled ");
    }
}
