using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class ContentTrustRuleTests
{
    internal static Deciding Deciding => new(Given.Registry(), "properties.policies.trustPolicy.status");

    private const string Setting = "properties.policies.trustPolicy.status";

    [Theory]
    [InlineData("enabled")]
    [InlineData("Enabled")]
    public void Enabled_fails_low(string status)
    {
        Given.Registry().With(Setting, status).JudgedBy<ContentTrustRule>().Is(Outcome.Fail, "uses Docker Content Trust, which ends on 2028-03-31");
        Assert.Equal(Severity.Low, new ContentTrustRule().Metadata.Severity);
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("DISABLED")]
    [Covers(RuleCase.Default, RuleCase.OtherCase)]
    public void Disabled_passes(string status) =>
        Given.Registry().With(Setting, status).JudgedBy<ContentTrustRule>().Is(Outcome.Pass, "does not use Docker Content Trust");

    [Theory]
    [InlineData("properties.policies")]
    [InlineData("properties.policies.trustPolicy")]
    [InlineData(Setting)]
    [Covers(RuleCase.Absent)]
    public void Absent_and_null_pass_by_the_default(string path)
    {
        Given.Registry().Without(path).JudgedBy<ContentTrustRule>().Is(Outcome.Pass, "does not use Docker Content Trust, which is the default");
        Given.Registry().With(path, null).JudgedBy<ContentTrustRule>().Is(Outcome.Pass, "does not use Docker Content Trust, which is the default");
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Standard")]
    [Covers(RuleCase.WrongSku)]
    public void SKUs_that_never_had_it_pass(string sku) =>
        Given.Registry().With("sku.name", sku).With("properties.policies", null).JudgedBy<ContentTrustRule>()
            .Is(Outcome.Pass, "does not use Docker Content Trust, which is the default");

    [Theory]
    [InlineData(Setting, "[parameters('trust')]", "status depends on")]
    [InlineData("properties.policies", "[parameters('policies')]", "status depends on")]
    [InlineData(Setting, true, "is a Boolean where text is expected")]
    [InlineData(Setting, "paused", "trustPolicy.status has a value that is not known")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value, string reason) =>
        Given.Registry().With(path, JsonValue.Create(value)).JudgedBy<ContentTrustRule>().IsUnknown(reason);

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_old_api_version_is_unknown() =>
        Given.Registry().Without("properties.policies").AtVersion("2017-10-01").JudgedBy<ContentTrustRule>().IsUnknown("at api-version 2017-10-01");
}
