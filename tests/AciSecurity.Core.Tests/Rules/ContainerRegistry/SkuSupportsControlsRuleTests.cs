using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

[NoCase(RuleCase.Default, "Azure has no default: a registry must name its SKU")]
[NoCase(RuleCase.OldApiVersion, "every api-version has it")]
public sealed class SkuSupportsControlsRuleTests
{
    internal static Deciding Deciding => new(Given.Registry(), "sku.name");

    [Theory]
    [InlineData("Premium")]
    [InlineData("PREMIUM")]
    [Covers(RuleCase.OtherCase)]
    public void Premium_passes(string sku)
    {
        var verdict = Given.Registry().With("sku.name", sku).JudgedBy<SkuSupportsControlsRule>();

        verdict.Is(Outcome.Pass, "has the SKU Premium");
        Assert.Equal(new("sku.name", sku), Assert.Single(verdict.Evidence));
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Standard")]
    [InlineData("classic")]
    [Covers(RuleCase.WrongSku)]
    public void The_SKUs_below_fail(string sku) =>
        Given.Registry().With("sku.name", sku).JudgedBy<SkuSupportsControlsRule>()
            .Is(Outcome.Fail, $"has the SKU {sku}, which has no private endpoints, network rules, export policy or customer-managed keys");

    [Theory]
    [InlineData("sku")]
    [InlineData("sku.name")]
    [Covers(RuleCase.Absent)]
    public void Absent_and_null_are_unknown(string path)
    {
        Given.Registry().Without(path).JudgedBy<SkuSupportsControlsRule>().Is(Outcome.Unknown, "sku.name is not set");
        Given.Registry().With(path, null).JudgedBy<SkuSupportsControlsRule>().Is(Outcome.Unknown, "sku.name is not set");
    }

    [Theory]
    [InlineData("sku.name", "[parameters('sku')]", "sku.name depends on [parameters('sku')], which has no value here")]
    [InlineData("sku", "[parameters('sku')]", "sku.name depends on [parameters('sku')], which has no value here")]
    [InlineData("sku.name", "Ultra", "sku.name has a value that is not known")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, string value, string reason) =>
        Given.Registry().With(path, value).JudgedBy<SkuSupportsControlsRule>().Is(Outcome.Unknown, reason);
}
