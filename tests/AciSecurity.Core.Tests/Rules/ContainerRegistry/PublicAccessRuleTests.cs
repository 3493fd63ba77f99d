using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class PublicAccessRuleTests
{
    internal static Deciding Deciding => new(Unruled("Disabled"), Access);

    private const string Access = "properties.publicNetworkAccess";
    private const string Rules = "properties.networkRuleSet";

    [Theory]
    [InlineData("Disabled")]
    [InlineData("DISABLED")]
    [Covers(RuleCase.OtherCase)]
    public void Disabled_passes(string access)
    {
        var verdict = Unruled(access).JudgedBy<PublicAccessRule>();

        verdict.Is(Outcome.Pass, "has public network access disabled");
        Assert.Equal(new(Access, access), Assert.Single(verdict.Evidence));
        Unruled(access).JudgedBy<PublicAccessRule>(Judging.Strict).Is(Outcome.Pass, "has public network access disabled");
        Unruled(access).With("sku.name", "[parameters('sku')]").JudgedBy<PublicAccessRule>().Is(Outcome.Pass, "has public network access disabled");
    }

    [Fact]
    [Covers(RuleCase.Default)]
    public void Enabled_fails()
    {
        var verdict = Unruled("enabled").JudgedBy<PublicAccessRule>();

        verdict.Is(Outcome.Fail, "has public network access enabled");
        Assert.Equal(new(Access, "enabled"), Assert.Single(verdict.Evidence));
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void Absent_and_null_fail_by_the_default()
    {
        Unruled("").Without(Access).JudgedBy<PublicAccessRule>().Is(Outcome.Fail, "has public network access enabled, which is the default");
        Unruled(null).JudgedBy<PublicAccessRule>(Judging.Strict).Is(Outcome.Fail, "has public network access enabled, which is the default");
    }

    [Fact]
    public void Selected_networks_are_enough_by_default_and_not_for_the_strict()
    {
        var verdict = Given.OpenRegistry().JudgedBy<PublicAccessRule>();

        verdict.Is(Outcome.Pass, "has a public endpoint that allows selected networks only");
        Assert.Equal(["properties.networkRuleSet.ipRules", "properties.networkRuleSet.defaultAction"], verdict.Evidence.Select(evidence => evidence.Path));
        Given.OpenRegistry().JudgedBy<PublicAccessRule>(Judging.Strict).Is(Outcome.Fail, "has public network access enabled");
        Given.OpenRegistry().With("properties.networkRuleSet.ipRules", new JsonArray()).JudgedBy<PublicAccessRule>()
            .Is(Outcome.Pass, "has a public endpoint that denies all networks");
    }

    [Fact]
    public void Selected_networks_that_are_no_selection_fail() =>
        Given.OpenRegistry().With("properties.networkRuleSet.ipRules[0].value", "0.0.0.0/0").JudgedBy<PublicAccessRule>()
            .Is(Outcome.Fail, "has public network access enabled");

    [Theory]
    [InlineData("[parameters('access')]", "publicNetworkAccess depends on [parameters('access')]")]
    [InlineData("SecuredByPerimeter", "has a publicNetworkAccess that is not known")]
    [InlineData(5, "publicNetworkAccess is a number where text is expected")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(object access, string reason)
    {
        Unruled("").With(Access, JsonValue.Create(access)).JudgedBy<PublicAccessRule>().IsUnknown(reason);
        Unruled("").With(Access, JsonValue.Create(access)).JudgedBy<PublicAccessRule>(Judging.Strict).IsUnknown(reason);
    }

    [Fact]
    public void Hidden_rules_are_unknown_where_they_decide()
    {
        var registry = Unruled("Enabled").With(Rules, "[parameters('rules')]");

        registry.JudgedBy<PublicAccessRule>().IsUnknown("defaultAction depends on [parameters('rules')]");
        registry.JudgedBy<PublicAccessRule>(Judging.Strict).Is(Outcome.Fail, "has public network access enabled");
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("standard")]
    [InlineData("Classic")]
    [Covers(RuleCase.WrongSku)]
    public void SKUs_below_Premium_cannot_disable_it(string sku) =>
        Unruled("Enabled").With("sku.name", sku).JudgedBy<PublicAccessRule>(Judging.Strict)
            .Is(Outcome.NotApplicable, $"has the SKU {sku}, which cannot disable public network access");

    [Theory]
    [InlineData("[parameters('sku')]", "sku.name depends on [parameters('sku')], which has no value here")]
    [InlineData("Ultra", "sku.name has a value that is not known")]
    [InlineData(null, "sku.name is not set")]
    public void A_SKU_that_is_not_known_hides_a_failure(string? sku, string why) =>
        Unruled("Enabled").With("sku.name", sku).JudgedBy<PublicAccessRule>()
            .Is(Outcome.Unknown, $"depends on its SKU, and {why}; under Premium it has public network access enabled");

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_it_is_unknown()
    {
        Unruled(null).AtVersion("2019-05-01").JudgedBy<PublicAccessRule>().IsUnknown("at api-version 2019-05-01");
        Unruled(null).AsGraphRow().JudgedBy<PublicAccessRule>().IsUnknown("may leave properties out");
    }

    private static GivenResource Unruled(string? access) => Given.Registry().Without(Rules).With(Access, access);

    [Fact]
    public void Network_rules_count_only_where_the_SKU_is_known_to_have_them() =>
        Given.OpenRegistry().With("sku.name", "[parameters('sku')]").JudgedBy<PublicAccessRule>().IsUnknown("depends on its SKU");
}
