using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

[NoCase(RuleCase.Default, "a webhook has no default address")]
[NoCase(RuleCase.WrongSku, "every SKU has webhooks")]
[NoCase(RuleCase.OldApiVersion, "every api-version that has webhooks takes their address, and none returns it")]
public sealed class WebhookHttpsRuleTests
{
    private const string Setting = "properties.serviceUri";

    internal static Deciding Deciding => new(Given.Webhook(), Setting);

    [Theory]
    [InlineData("https://hooks.contoso.com/x")]
    [InlineData("HTTPS://hooks.contoso.com/x")]
    [InlineData(" https://hooks.contoso.com")]
    [Covers(RuleCase.OtherCase)]
    public void Https_passes(string address) => Judge(address).Is(Outcome.Pass, "is called over HTTPS");

    [Theory]
    [InlineData("http://hooks.contoso.com/x")]
    [InlineData("Http://10.0.0.4:8080")]
    public void Http_fails(string address) => Judge(address).Is(Outcome.Fail, "is called over plain HTTP");

    [Theory]
    [InlineData("hooks.contoso.com/x")]
    [InlineData("httpsx://hooks.contoso.com")]
    [InlineData("")]
    public void Another_scheme_is_unknown(string address) => Judge(address).Is(Outcome.Unknown, "has an address whose scheme is not known");

    [Theory]
    [InlineData("[format('https://{0}/pushed', parameters('host'))]", Outcome.Pass)]
    [InlineData("[concat('http://', parameters('host'))]", Outcome.Fail)]
    [InlineData("[format('{0}://{1}', parameters('scheme'), 'https://')]", Outcome.Unknown)]
    [InlineData("[concat(parameters('host'), 'https://')]", Outcome.Unknown)]
    public void An_expression_decides_as_far_as_it_shows_the_scheme(string address, Outcome outcome) => Assert.Equal(outcome, Judge(address).Outcome);

    [Fact]
    [Covers(RuleCase.Absent)]
    public void Azure_does_not_return_the_address()
    {
        Given.Webhook().Without(Setting).Exported().JudgedBy<WebhookHttpsRule>().Is(Outcome.Unknown, "has an address that Azure does not return");
        Given.Webhook().Without(Setting).JudgedBy<WebhookHttpsRule>().Is(Outcome.Unknown, "names no address");
    }

    [Theory]
    [InlineData("https://user:Pl4nted@hooks.contoso.com:8443/Pl4nted?code=Pl4nted#Pl4nted", "https://hooks.contoso.com")]
    [InlineData("http://hooks.contoso.com/x?sig=Pl4nted", "http://hooks.contoso.com")]
    [InlineData("Pl4nted", "(hidden)")]
    [InlineData("[concat('https://x/?code=Pl4nted', parameters('x'))]", "(unresolved)")]
    public void Of_the_address_no_more_than_scheme_and_host_is_shown(string address, string shown)
    {
        var verdict = Judge(address);

        Assert.Equal(new(Setting, shown), Assert.Single(verdict.Evidence));
        Assert.DoesNotContain("Pl4nted", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[parameters('hook')]", "serviceUri depends on [parameters('hook')]")]
    [InlineData(5, "serviceUri is a number where text is expected")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(object value, string reason) =>
        Given.Webhook().With(Setting, JsonValue.Create(value)).JudgedBy<WebhookHttpsRule>().IsUnknown(reason);

    private static Verdict Judge(string address) => Given.Webhook().With(Setting, address).JudgedBy<WebhookHttpsRule>();
}
