using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

[NoCase(RuleCase.WrongSku, "every SKU has tokens")]
public sealed class TokenExpiryRuleTests
{
    private const string Expiry = "properties.credentials.passwords[0].expiry";

    internal static Deciding Deciding => new(Token(), Expiry);

    [Fact]
    public void Passwords_that_expire_soon_pass() => Token().JudgedBy<TokenExpiryRule>().Is(Outcome.Pass, "has passwords that expire within 90 days");

    [Fact]
    [Covers(RuleCase.Default)]
    public void A_password_without_expiry_fails()
    {
        Token().Without(Expiry).JudgedBy<TokenExpiryRule>().Is(Outcome.Fail, "has the password1, which does not expire");
        Token().With(Expiry, null).Exported().JudgedBy<TokenExpiryRule>().Is(Outcome.Fail, "has the password1, which does not expire");
        Token().With("properties.credentials.passwords[1]", new JsonObject { ["name"] = "password2" }).JudgedBy<TokenExpiryRule>().Is(Outcome.Fail, "has the password2, which does not expire");
    }

    [Fact]
    public void A_password_lives_from_when_it_was_made()
    {
        var token = Token().With(Expiry, "2020-06-30T00:00:00Z").With("properties.credentials.passwords[0].creationTime", "2020-01-01T00:00:00.1234567+00:00");

        token.JudgedBy<TokenExpiryRule>().Is(Outcome.Fail, "has the password1, which lives longer than 90 days");
        Assert.Equal(Outcome.Pass, token.JudgedBy<TokenExpiryRule>(new() { LongestTokenLifetime = 200 }).Outcome);
        Token().With(Expiry, TimeProvider.System.GetUtcNow().AddYears(1).ToString("O")).JudgedBy<TokenExpiryRule>().IsFail("lives longer than 90 days");
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void Without_passwords_there_is_none_to_expire()
    {
        Token().Without("properties.credentials").JudgedBy<TokenExpiryRule>().Is(Outcome.NotApplicable, "declares no password; those that are generated for it get their expiry then");
        Token().With("properties.credentials", new JsonObject()).Live().JudgedBy<TokenExpiryRule>().Is(Outcome.Pass, "has no password");
    }

    [Theory]
    [InlineData("Disabled")]
    [InlineData("DISABLED")]
    [Covers(RuleCase.OtherCase)]
    public void A_disabled_token_passes(string status) => Token().Without(Expiry).With("properties.status", status).JudgedBy<TokenExpiryRule>().Is(Outcome.Pass, "is a disabled token");

    [Theory]
    [InlineData(Expiry, "[parameters('x')]", "depends on [parameters('x')]")]
    [InlineData(Expiry, "never", "has the password1, whose expiry is no time")]
    [InlineData("properties.credentials.passwords", "[parameters('x')]", "credentials.passwords depends on")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, string value, string reason) => Token().With(path, value).JudgedBy<TokenExpiryRule>().IsUnknown(reason);

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void A_reply_that_lacks_the_passwords_is_unknown() =>
        Token().Without("properties.credentials").Exported().AtVersion("2021-09-01").JudgedBy<TokenExpiryRule>().IsUnknown("is not a property of");

    private static GivenResource Token() => Given.Token()
        .With("properties.status", "enabled")
        .With("properties.credentials.passwords", new JsonArray(new JsonObject { ["name"] = "password1", ["expiry"] = TimeProvider.System.GetUtcNow().AddDays(30).ToString("O") }));
}
