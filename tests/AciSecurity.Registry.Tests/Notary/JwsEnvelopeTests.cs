using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Envelopes;
using AciSecurity.Registry.Tests.Notary.Certificates;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>JWS envelopes, and what is none though its signature is right.</summary>
public sealed class JwsEnvelopeTests
{
    private const string Scheme = "\"io.cncf.notary.signingScheme\"";
    private static readonly TestChain Chain = TestChain.Make();

    [Fact]
    public void An_envelope_of_the_usual_form_is_opened()
    {
        var envelope = NotaryEnvelope.Open(TestEnvelopes.Jws(Chain), NotaryMediaTypes.Jws);

        Assert.Equal(SigningScheme.X509, envelope.Attributes.Scheme);
        Assert.Equal(3, envelope.Chain.Count);
    }

    [Theory]
    [InlineData("2026-05-01T08:00:00+08:00")]
    [InlineData("2026-05-01T00:00:00.123456789Z")]
    public void Times_may_have_offsets_and_fractions(string time) =>
        Assert.Equal(2026, NotaryEnvelope.Open(TestEnvelopes.Jws(Chain, TestEnvelopes.Header.Replace("2026-05-01T00:00:00Z", time, StringComparison.Ordinal)), NotaryMediaTypes.Jws).Attributes.Time.Year);

    [Theory]
    [InlineData("\"alg\":\"ES256\"", "\"alg\":\"none\"", "not supported")]
    [InlineData("\"alg\":\"ES256\"", "\"alg\":\"HS256\"", "not supported")]
    [InlineData("\"alg\":\"ES256\"", "\"alg\":\"RS256\"", "not supported")]
    [InlineData("\"alg\":\"ES256\"", "\"alg\":\"es256\"", "not supported")]
    [InlineData("\"alg\":\"ES256\"", "\"alg\":\"ES384\"", "demands ES256")]
    [InlineData("\"alg\":\"ES256\"", "\"alg\":\"PS256\"", "demands ES256")]
    [InlineData("\"alg\":\"ES256\"", "\"alg\":\"ES256\",\"alg\":\"ES256\"", "twice")]
    [InlineData("\"alg\":\"ES256\",", "", "alg is missing")]
    [InlineData("vnd.cncf.notary.payload", "vnd.cncf.notary.other", "content type")]
    [InlineData("[" + Scheme + "]", "[]", "crit is missing")]
    [InlineData("\"crit\":[" + Scheme + "],", "", "crit is missing")]
    [InlineData("[" + Scheme + "]", "[\"other\"]", "not there")]
    [InlineData("[" + Scheme + "]", "[" + Scheme + "," + Scheme + "]", "twice")]
    [InlineData("[" + Scheme + "]", "[" + Scheme + ",\"alg\"]", "must not be marked")]
    [InlineData("[" + Scheme + "]", "[" + Scheme + ",\"io.cncf.notary.signingTime\"]", "must not be marked")]
    [InlineData("[" + Scheme + "]", "[\"signed\"],\"signed\":1", "must be marked critical")]
    [InlineData("\"notary.x509\"", "\"notary.x509.signingAuthority\"", "must be marked critical")]
    [InlineData("\"notary.x509\"", "\"notary.other\"", "not known")]
    [InlineData(",\"io.cncf.notary.signingTime\":\"2026-05-01T00:00:00Z\"", "", "signingTime is missing")]
    [InlineData("2026-05-01T00:00:00Z\"", "2026-05-01T00:00:00Z\",\"io.cncf.notary.authenticSigningTime\":\"2026-05-01T00:00:00Z\"", "must not be there")]
    [InlineData("2026-05-01T00:00:00Z\"", "2026-05-01T00:00:00Z\",\"io.cncf.notary.expiry\":\"2026-06-01T00:00:00Z\"", "expiry must be marked")]
    [InlineData("[" + Scheme + "]", "[" + Scheme + ",\"io.cncf.notary.expiry\"],\"io.cncf.notary.expiry\":\"2026-05-01T00:00:00Z\"", "expires before")]
    [InlineData("2026-05-01T00:00:00Z", "2026-05-01T00:00:00", "RFC 3339")]
    [InlineData("2026-05-01T00:00:00Z", "2026-05-01 00:00:00Z", "RFC 3339")]
    [InlineData("2026-05-01T00:00:00Z", "2026-13-01T00:00:00Z", "RFC 3339")]
    [InlineData("\"2026-05-01T00:00:00Z\"", "1777593600", "no string")]
    public void A_header_that_breaks_a_rule_is_refused(string what, string by, string why)
    {
        var header = TestEnvelopes.Header.Replace(what, by, StringComparison.Ordinal);
        Assert.NotEqual(TestEnvelopes.Header, header);

        Refused(TestEnvelopes.Jws(Chain, header), why);
    }

    [Fact]
    public void The_scheme_of_signing_authorities_has_its_own_time()
    {
        var header = TestEnvelopes.Header.Replace("\"notary.x509\"", "\"notary.x509.signingAuthority\"", StringComparison.Ordinal).Replace("signingTime", "authenticSigningTime", StringComparison.Ordinal)
            .Replace("[" + Scheme + "]", "[" + Scheme + ",\"io.cncf.notary.authenticSigningTime\"]", StringComparison.Ordinal);

        Assert.Equal(SigningScheme.SigningAuthority, NotaryEnvelope.Open(TestEnvelopes.Jws(Chain, header), NotaryMediaTypes.Jws).Attributes.Scheme);
    }

    public static TheoryData<string, string> Changes => new()
    {
        { "signatures", "flattened" }, { "no header", "unprotected header is missing" }, { "no chain", "chain is missing" }, { "empty chain", "chain is missing" },
        { "white space", "base64" }, { "padding", "base64url" }, { "alg outside", "both protected" }, { "long chain", "too many" }, { "PKCS 12", "no content" }, { "no signature", "signature is missing" },
        { "text for a certificate", "base64" }, { "reversed chain", "demands" }, { "no root", "self-signed root" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void An_envelope_that_breaks_a_rule_is_refused(string change, string why) => Refused(TestEnvelopes.Jws(Chain, change: envelope => Change(envelope, change)), why, orAny: change == "reversed chain");

    [Fact]
    public void Members_that_are_there_twice_are_refused() =>
        Refused(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(TestEnvelopes.Jws(Chain)).Replace("{\"payload\"", "{\"payload\":\"e30\",\"payload\"", StringComparison.Ordinal)), "twice");

    [Fact]
    public void Deep_JSON_is_refused() => Refused(Encoding.UTF8.GetBytes("{\"payload\":" + new string('[', 100_000) + new string(']', 100_000) + "}"), "deep");

    [Fact]
    public void Names_that_are_no_text_are_refused() => Refused("""{"payload":"e30","protected":"e30","\ud800":1,"signature":"\ud800","header":{"\ud800":[]}}"""u8.ToArray(), "", orAny: true);

    [Fact]
    public void An_envelope_of_33_MiB_is_refused_unread() => Refused(new byte[33 * 1024 * 1024], "too large");

    [Fact]
    public void Another_media_type_is_refused() =>
        Assert.Contains("media type", Assert.Throws<NotaryRefusalException>(() => NotaryEnvelope.Open(TestEnvelopes.Jws(Chain), "application/json")).Message, StringComparison.Ordinal);

    private static void Refused(byte[] envelope, string why, bool orAny = false)
    {
        var refusal = Assert.Throws<NotaryRefusalException>(() => NotaryEnvelope.Open(envelope, NotaryMediaTypes.Jws));
        if (!orAny) Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    private static void Change(JsonObject envelope, string change)
    {
        var header = (JsonObject)envelope["header"]!;
        var chain = (JsonArray)header["x5c"]!;
        switch (change)
        {
            case "signatures": envelope["signatures"] = new JsonArray(); break;
            case "no header": envelope.Remove("header"); break;
            case "no chain": header.Remove("x5c"); break;
            case "empty chain": header["x5c"] = new JsonArray(); break;
            case "white space": envelope["signature"] = " " + envelope["signature"]; break;
            case "padding": envelope["signature"] = envelope["signature"] + "=="; break;
            case "alg outside": header["alg"] = "ES256"; break;
            case "long chain": header["x5c"] = new JsonArray([.. Enumerable.Repeat(0, 17).Select(_ => (JsonNode)chain[2]!.GetValue<string>())]); break;
            case "PKCS 12": chain[0] = Convert.ToBase64String(Chain.Leaf.Certificate.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12)); break;
            case "no signature": envelope["signature"] = ""; break;
            case "text for a certificate": chain[0] = "-----BEGIN CERTIFICATE-----"; break;
            case "reversed chain": header["x5c"] = new JsonArray([.. chain.Reverse().Select(item => (JsonNode)item!.GetValue<string>())]); break;
            case "no root": chain.RemoveAt(2); break;
        }
    }
}
