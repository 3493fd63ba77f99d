using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class NetworkDefaultDenyRuleTests
{
    internal static Deciding Deciding => new(Given.OpenRegistry(), "properties.networkRuleSet.defaultAction");

    private const string Access = "properties.publicNetworkAccess";
    private const string Action = "properties.networkRuleSet.defaultAction";
    private const string IpRules = "properties.networkRuleSet.ipRules";

    [Theory]
    [InlineData("Disabled")]
    [InlineData("disabled")]
    public void Closed_to_public_networks_passes(string access) =>
        Given.OpenRegistry().With(Access, access).With(Action, "Allow").JudgedBy<NetworkDefaultDenyRule>()
            .Is(Outcome.Pass, "is closed to public networks");

    [Theory]
    [InlineData("Deny")]
    [InlineData("DENY")]
    [Covers(RuleCase.OtherCase)]
    public void Denying_by_default_passes(string action)
    {
        var verdict = Given.OpenRegistry().With(Action, action).JudgedBy<NetworkDefaultDenyRule>();

        verdict.Is(Outcome.Pass, "allows selected networks only");
        Assert.Equal([new(IpRules, "203.0.113.0/24"), new(Action, action)], verdict.Evidence);
        Given.OpenRegistry().Without(IpRules).JudgedBy<NetworkDefaultDenyRule>().Is(Outcome.Pass, "denies all networks");
        Given.OpenRegistry().With(IpRules, new JsonArray()).JudgedBy<NetworkDefaultDenyRule>().Is(Outcome.Pass, "denies all networks");
    }

    [Fact]
    [Covers(RuleCase.Default)]
    public void Allowing_by_default_fails()
    {
        Given.OpenRegistry().With(Action, "Allow").JudgedBy<NetworkDefaultDenyRule>().Is(Outcome.Fail, "is open to all networks");
        Given.OpenRegistry().With(Action, "allow").Without(Access).JudgedBy<NetworkDefaultDenyRule>().Is(Outcome.Fail, "is open to all networks");
    }

    [Theory]
    [InlineData("properties.networkRuleSet")]
    [InlineData(Action)]
    [Covers(RuleCase.Absent)]
    public void Absent_and_null_fail_by_the_default(string path)
    {
        Given.OpenRegistry().Without(path).JudgedBy<NetworkDefaultDenyRule>().Is(Outcome.Fail, "is open to all networks, which is the default");
        Given.OpenRegistry().With(path, null).Without(Access).JudgedBy<NetworkDefaultDenyRule>().Is(Outcome.Fail, "is open to all networks, which is the default");
    }

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("0.0.0.0/1")]
    [InlineData("128.0.0.0/1")]
    [InlineData("10.0.0.0/7")]
    public void A_wide_range_fails(string range) =>
        WithRules("203.0.113.7", range).JudgedBy<NetworkDefaultDenyRule>()
            .Is(Outcome.Fail, $"allows the range {range}, which is wider than /8");

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("203.0.113.7/32")]
    [InlineData("20.0.0.0/8")]
    public void A_narrow_range_passes(string range) =>
        WithRules(range).JudgedBy<NetworkDefaultDenyRule>().Is(Outcome.Pass, "allows selected networks only");

    [Fact]
    public void The_policy_says_what_is_narrow()
    {
        Policy policy = new() { WidestNetworkPrefix = 24 };

        WithRules("203.0.113.0/24").JudgedBy<NetworkDefaultDenyRule>(policy).Is(Outcome.Pass, "allows selected networks only");
        WithRules("203.0.112.0/23").JudgedBy<NetworkDefaultDenyRule>(policy)
            .Is(Outcome.Fail, "allows the range 203.0.112.0/23, which is wider than /24");
    }

    [Theory]
    [InlineData("anywhere")]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("203.0.113.0/33")]
    [InlineData("203.0.113.0/-1")]
    [InlineData("203.0.113.0/")]
    [InlineData("203.0.113.0/8/8")]
    [InlineData("2001:db8::/32")]
    [InlineData("::ffff:1.2.3.4/128")]
    public void What_is_no_range_is_unknown(string range) =>
        WithRules(range).JudgedBy<NetworkDefaultDenyRule>().Is(Outcome.Unknown, "allows something that is no IPv4 address or range");

    [Fact]
    public void A_hidden_range_is_unknown_unless_another_decides()
    {
        WithRules("[parameters('range')]").JudgedBy<NetworkDefaultDenyRule>().IsUnknown("allows a network that depends on [parameters('range')]");
        WithRules("[parameters('range')]", "0.0.0.0/0").JudgedBy<NetworkDefaultDenyRule>()
            .Is(Outcome.Fail, "allows the range 0.0.0.0/0, which is wider than /8");
        Given.OpenRegistry().With(IpRules, "[parameters('rules')]").JudgedBy<NetworkDefaultDenyRule>().IsUnknown("ipRules depends on [parameters('rules')]");
        Given.OpenRegistry().With(IpRules, new JsonArray("203.0.113.7")).JudgedBy<NetworkDefaultDenyRule>().IsUnknown("where an object is expected");
        Given.OpenRegistry().With(IpRules, new JsonArray((JsonNode?)null)).JudgedBy<NetworkDefaultDenyRule>().IsUnknown("no IPv4 address or range");
    }

    [Fact]
    [Covers(RuleCase.Unresolved)]
    public void Hidden_settings_are_unknown_where_they_decide()
    {
        Given.OpenRegistry().With(Action, "[parameters('action')]").JudgedBy<NetworkDefaultDenyRule>().IsUnknown("defaultAction depends on");
        Given.OpenRegistry().With("properties.networkRuleSet", "[parameters('rules')]").JudgedBy<NetworkDefaultDenyRule>().IsUnknown("defaultAction depends on");
        Given.OpenRegistry().With(Access, "[parameters('access')]").With(Action, "Allow").JudgedBy<NetworkDefaultDenyRule>().IsUnknown("publicNetworkAccess depends on");
        Given.OpenRegistry().With(Access, "[parameters('access')]").Without(Action).JudgedBy<NetworkDefaultDenyRule>().IsUnknown("publicNetworkAccess depends on");
        Given.OpenRegistry().With(Access, "[parameters('access')]").JudgedBy<NetworkDefaultDenyRule>().Is(Outcome.Pass, "allows selected networks only");
        Given.OpenRegistry().With(Action, "[parameters('action')]").With(Access, "Disabled").JudgedBy<NetworkDefaultDenyRule>()
            .Is(Outcome.Pass, "is closed to public networks");
    }

    [Fact]
    public void Values_and_types_that_are_not_known_are_unknown()
    {
        Given.OpenRegistry().With(Access, "SecuredByPerimeter").With(Action, "Allow").JudgedBy<NetworkDefaultDenyRule>()
            .Is(Outcome.Unknown, "has a publicNetworkAccess that is not known");
        Given.OpenRegistry().With(Action, "Forbid").JudgedBy<NetworkDefaultDenyRule>()
            .Is(Outcome.Unknown, "has a default action for networks that is not known");
        Given.OpenRegistry().With(Action, 5).JudgedBy<NetworkDefaultDenyRule>().IsUnknown("is a number where text is expected");
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Standard")]
    [InlineData("basic")]
    [InlineData("Classic")]
    [Covers(RuleCase.WrongSku)]
    public void SKUs_below_Premium_are_open_and_cannot_be_otherwise(string sku)
    {
        var verdict = Given.OpenRegistry().With("sku.name", sku).JudgedBy<NetworkDefaultDenyRule>();

        verdict.Is(Outcome.NotApplicable, $"has the SKU {sku}, under which every registry is open to all networks; network rules need Premium");
        Assert.Equal("sku.name", Assert.Single(verdict.Evidence).Path);
    }

    [Fact]
    public void A_hidden_SKU_is_unknown_where_it_decides()
    {
        var registry = Given.OpenRegistry().With("sku.name", "[parameters('sku')]");

        registry.JudgedBy<NetworkDefaultDenyRule>().IsUnknown("depends on its SKU, and sku.name depends on [parameters('sku')]");
        registry.With(Action, "Allow").JudgedBy<NetworkDefaultDenyRule>().IsUnknown("under Premium it is open to all networks");
        registry.With(Access, "Disabled").JudgedBy<NetworkDefaultDenyRule>().Is(Outcome.Pass, "is closed to public networks");
        registry.With("sku.name", "Ultra").With(Access, "Enabled").JudgedBy<NetworkDefaultDenyRule>().IsUnknown("sku.name has a value that is not known");
        Given.OpenRegistry().Without("sku").JudgedBy<NetworkDefaultDenyRule>().IsUnknown("sku.name is not set");
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_old_api_version_is_unknown()
    {
        Given.OpenRegistry().Without(Access).With(Action, "Allow").AtVersion("2019-05-01").JudgedBy<NetworkDefaultDenyRule>()
            .IsUnknown("publicNetworkAccess is not a property");
        Given.OpenRegistry().Without("properties.networkRuleSet").AtVersion("2017-03-01").JudgedBy<NetworkDefaultDenyRule>()
            .IsUnknown("defaultAction is not a property");
    }

    [Fact]
    public void Absence_in_a_graph_row_is_unknown() =>
        Given.OpenRegistry().Without("properties.networkRuleSet").AsGraphRow().JudgedBy<NetworkDefaultDenyRule>().IsUnknown("may leave properties out");

    private static GivenResource WithRules(params string[] ranges) =>
        Given.OpenRegistry().With(IpRules, new JsonArray([.. ranges.Select(range => new JsonObject { ["action"] = "Allow", ["value"] = range })]));
}
