using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

[NoCase(RuleCase.WrongSku, "every SKU has tokens")]
public sealed class RepositoryTokenRuleTests
{
    private const string Setting = "properties.status";

    internal static Deciding Deciding => new(Given.Token(), Setting);

    [Fact]
    public void A_disabled_token_passes() => Given.Token().JudgedBy<RepositoryTokenRule>().Is(Outcome.Pass, "is a disabled token");

    [Fact]
    [Covers(RuleCase.Default)]
    public void An_enabled_token_fails() =>
        Given.Token().With(Setting, "enabled").JudgedBy<RepositoryTokenRule>()
            .Is(Outcome.Fail, "is an enabled token, with passwords that no Entra identity stands behind");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void A_token_is_enabled_by_default() =>
        Given.Token().Without(Setting).JudgedBy<RepositoryTokenRule>()
            .Is(Outcome.Fail, "is a token, enabled by default, with passwords that no Entra identity stands behind");

    [Theory]
    [InlineData("Disabled", Outcome.Pass)]
    [InlineData("ENABLED", Outcome.Fail)]
    [Covers(RuleCase.OtherCase)]
    public void The_status_has_no_letter_case(string status, Outcome outcome)
    {
        Assert.Equal(outcome, Given.Token().With(Setting, status).JudgedBy<RepositoryTokenRule>().Outcome);
        Assert.Equal(outcome, Given.Token().Exported().With(Setting, status).JudgedBy<RepositoryTokenRule>().Outcome);
    }

    [Theory]
    [InlineData("2021-09-01")]
    [InlineData("2019-12-01-preview")]
    [InlineData(null)]
    [Covers(RuleCase.OldApiVersion)]
    public void A_reply_that_lacks_the_status_is_unknown(string? version) =>
        Given.Token().Without(Setting).Exported().AtVersion(version).JudgedBy<RepositoryTokenRule>().IsUnknown("status ");

    [Theory]
    [InlineData("[parameters('status')]", "status depends on [parameters('status')]")]
    [InlineData(5, "status is a number where text is expected")]
    [InlineData("paused", "is a token whose status is not known")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(object value, string reason) =>
        Given.Token().With(Setting, JsonValue.Create(value)).JudgedBy<RepositoryTokenRule>().IsUnknown(reason);
}
