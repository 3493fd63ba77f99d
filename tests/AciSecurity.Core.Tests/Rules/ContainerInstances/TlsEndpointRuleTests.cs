using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "no port is exposed by default, which is its absence")]
public sealed class TlsEndpointRuleTests
{
    internal static Deciding Deciding => new(Given.PublicGroup(), "properties.ipAddress.ports[0].port");

    [Fact]
    public void Ports_of_TLS_pass()
    {
        Exposing(443).JudgedBy<TlsEndpointRule>().Is(Outcome.Pass, "answers with TLS only, on 443");
        Exposing(443, 8443).JudgedBy<TlsEndpointRule>().Is(Outcome.Pass, "answers with TLS only, on 443, 8443");
    }

    [Theory]
    [InlineData(80)]
    [InlineData(8080)]
    [InlineData(1883)]
    public void A_port_that_speaks_without_TLS_fails(int port)
    {
        Exposing(port).JudgedBy<TlsEndpointRule>().Is(Outcome.Fail, $"answers without TLS on port {port}");
        Assert.Equal(Outcome.Fail, Exposing(443, port).JudgedBy<TlsEndpointRule>().Outcome);
    }

    [Fact]
    public void A_port_of_which_nothing_is_known_is_unknown() =>
        Exposing(9000).JudgedBy<TlsEndpointRule>().Is(Outcome.Unknown, "exposes port 9000, and nothing here says whether it speaks TLS");

    [Fact]
    public void Where_a_profile_brings_the_containers_nobody_knows_what_answers_beside_443() =>
        Exposing(80, 443).Without("properties.containers").With("properties.containerGroupProfile.id", "/subscriptions/s")
            .JudgedBy<TlsEndpointRule>().Is(Outcome.Unknown, "exposes port 80 beside 443, and what answers there cannot be read");

    [Theory]
    [InlineData("livenessProbe")]
    [InlineData("readinessProbe")]
    public void A_probe_tells_what_a_port_speaks(string probe)
    {
        GivenResource Probed(int port, string? scheme) => Exposing(port).Container(probe, new JsonObject
        {
            ["httpGet"] = new JsonObject { ["path"] = "/", ["port"] = port, ["scheme"] = scheme },
        });

        Assert.Equal(Outcome.Pass, Probed(9000, "https").JudgedBy<TlsEndpointRule>().Outcome);
        Assert.Equal(Outcome.Pass, Probed(8080, "HTTPS").JudgedBy<TlsEndpointRule>().Outcome);
        Probed(443, "http").JudgedBy<TlsEndpointRule>().Is(Outcome.Fail, "answers plain HTTP on port 443: a probe asks there without TLS");
        Assert.Equal(Outcome.Fail, Probed(9000, null).JudgedBy<TlsEndpointRule>().Outcome);
        Assert.Equal(Outcome.Unknown, Probed(9000, "[parameters('scheme')]").JudgedBy<TlsEndpointRule>().Outcome);
    }

    [Theory]
    [InlineData("caddy:2.6", Outcome.Pass, "answers with TLS only, on 80, 443")]
    [InlineData("contoso.azurecr.io/edge/caddy:2", Outcome.Pass, "answers with TLS only, on 80, 443")]
    [InlineData("nginx:1", Outcome.Unknown, "exposes port 80 beside 443, and whether nginx only redirects there is up to its configuration")]
    [InlineData("contoso.azurecr.io/app:1", Outcome.Fail, "answers without TLS on port 80")]
    [InlineData("[parameters('image')]", Outcome.Unknown, "exposes port 80 beside 443, and what answers there cannot be read")]
    public void Port_80_beside_443_is_for_redirects_where_a_proxy_is_known_to_do_so(string image, Outcome outcome, string reason) =>
        Exposing(80, 443).Container("image", image).JudgedBy<TlsEndpointRule>().Is(outcome, reason);

    [Fact]
    public void Port_80_without_443_is_plain_whatever_answers() =>
        Exposing(80).Container("image", "caddy:2").JudgedBy<TlsEndpointRule>().Is(Outcome.Fail, "answers without TLS on port 80");

    [Fact]
    public void Port_80_that_nobody_declares_is_plain_and_one_of_hidden_containers_unknown()
    {
        Assert.Equal(Outcome.Fail, Exposing(80, 443).WithoutContainer("ports").JudgedBy<TlsEndpointRule>().Outcome);
        Assert.Equal(Outcome.Unknown, Exposing(80, 443).With("properties.containers", "[parameters('containers')]").JudgedBy<TlsEndpointRule>().Outcome);
    }

    [Fact]
    [Covers(RuleCase.Absent, RuleCase.WrongSku)]
    public void A_group_without_a_public_address_is_not_judged()
    {
        Given.Group().JudgedBy<TlsEndpointRule>().Is(Outcome.NotApplicable, "has no public IP address");
        Given.Group().Without("properties.ipAddress").JudgedBy<TlsEndpointRule>().Is(Outcome.NotApplicable, "has no public IP address");
        Given.PublicGroup().Without("properties.ipAddress.ports").JudgedBy<TlsEndpointRule>().Is(Outcome.NotApplicable, "exposes no port");
        Given.PublicGroup().With("properties.ipAddress.ports", new JsonArray()).JudgedBy<TlsEndpointRule>().Is(Outcome.NotApplicable, "exposes no port");
    }

    [Theory]
    [InlineData("properties", "[variables('x')]")]
    [InlineData("properties.ipAddress", "[variables('x')]")]
    [InlineData("properties.ipAddress.type", "[variables('x')]")]
    [InlineData("properties.ipAddress.ports", "[variables('x')]")]
    [InlineData("properties.ipAddress.ports[0]", "[variables('x')]")]
    [InlineData("properties.ipAddress.ports[0].port", "[variables('x')]")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, string value) =>
        Given.PublicGroup().With(path, value).JudgedBy<TlsEndpointRule>().IsUnknown("depends on [variables('x')]");

    [Fact]
    public void A_missing_or_strange_type_or_number_is_unknown()
    {
        Given.PublicGroup().Without("properties.ipAddress.type").JudgedBy<TlsEndpointRule>().IsUnknown("does not say of which type");
        Given.PublicGroup().With("properties.ipAddress.type", "Shared").JudgedBy<TlsEndpointRule>().IsUnknown("type that is not known");
        Given.PublicGroup().Without("properties.ipAddress.ports[0].port").JudgedBy<TlsEndpointRule>().IsUnknown("without a number");
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion, RuleCase.OtherCase)]
    public void Every_api_version_has_addresses_and_their_type_has_no_letter_case() =>
        Exposing(80).With("properties.ipAddress.type", "PUBLIC").AtVersion("2018-04-01").JudgedBy<TlsEndpointRule>().Is(Outcome.Fail, "answers without TLS on port 80");

    [Fact]
    public void A_group_made_from_a_profile_may_get_its_address_from_it() =>
        Given.Group().Without("properties.ipAddress").With("properties.containerGroupProfile.id", "/subscriptions/s")
            .JudgedBy<TlsEndpointRule>().IsUnknown("the container group profile");

    private static GivenResource Exposing(params int[] ports)
    {
        JsonArray List() => [.. ports.Select(port => new JsonObject { ["port"] = port })];
        return Given.PublicGroup().With("properties.ipAddress.ports", List()).Container("ports", List());
    }
}
