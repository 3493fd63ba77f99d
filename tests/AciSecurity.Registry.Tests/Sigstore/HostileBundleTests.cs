using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Tests.Sigstore.Making;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>Bundles that were written to break whoever reads them: each has a verdict, and none of them is that it is valid.</summary>
public sealed class HostileBundleTests : SigstoreTest
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"mediaType\":1}")]
    [InlineData("{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.4+json\"}")]
    [InlineData("{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\"}")]
    [InlineData("{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",\"verificationMaterial\":{},\"dsseEnvelope\":{}}")]
    [InlineData("{\"mediaType\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    public void What_is_no_bundle_is_refused(string text) => Invalid(CheckNames.Format, Sigstore.Verify(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Text_that_is_not_UTF8_is_refused() => Invalid(CheckNames.Format, Sigstore.Verify([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]), "UTF-8");

    [Fact]
    public void Depth_without_end_is_refused() => Invalid(CheckNames.Format, Sigstore.Verify(Encoding.UTF8.GetBytes(new string('[', 1_000_000))));

    [Fact]
    public void A_name_that_is_there_twice_is_refused()
    {
        var text = Sigstore.Keyless().Json().ToJsonString();
        Invalid(CheckNames.Format, Sigstore.Verify(Encoding.UTF8.GetBytes(text.Replace("{\"mediaType\"", "{\"mediaType\":\"x\",\"mediaType\"", StringComparison.Ordinal))), "twice");
        Invalid(CheckNames.Format, Sigstore.Verify(Encoding.UTF8.GetBytes(text.Replace("{\"mediaType\"", "{\"media_type\":\"x\",\"mediaType\"", StringComparison.Ordinal))), "twice");
    }

    [Fact]
    public void A_statement_with_a_name_twice_is_refused()
    {
        var statement = Encoding.UTF8.GetString(Sigstore.Statement());
        var twice = statement.Replace("{\"_type\"", "{\"subject\":[],\"_type\"", StringComparison.Ordinal);
        Invalid(CheckNames.Format, Sigstore.Verify(Sigstore.Keyless(payload: Encoding.UTF8.GetBytes(twice)).Json()), "twice");
    }

    [Theory]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v2","subject":[{"digest":{"sha256":"00"}}],"predicateType":"x"}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","subject":[],"predicateType":"x"}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","subject":[{}],"predicateType":"x"}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{"sha256":1}}],"predicateType":"x"}""")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{"sha256":"00"}}]}""")]
    [InlineData("[]")]
    public void What_is_no_statement_is_refused(string statement) =>
        Invalid(CheckNames.Format, Sigstore.Verify(Sigstore.Keyless(payload: Encoding.UTF8.GetBytes(statement)).Json()), "statement");

    [Fact]
    public void Subjects_without_end_are_refused()
    {
        var subject = $$$"""{"digest":{"sha256":"{{{Sigstore.Image.Hex}}}"}}""";
        var statement = $$"""{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://sigstore.dev/cosign/sign/v1","subject":[{{string.Join(',', Enumerable.Repeat(subject, 1025))}}]}""";
        Invalid(CheckNames.Format, Sigstore.Verify(Sigstore.Keyless(payload: Encoding.UTF8.GetBytes(statement)).Json()), "1025 subjects");
    }

    [Fact]
    public void A_digest_is_lower_case_and_whole()
    {
        Invalid(CheckNames.Payload, Sigstore.Verify(Sigstore.Keyless(payload: Sigstore.Statement(digest: Sigstore.Image.Hex.ToUpperInvariant())).Json()));
        Invalid(CheckNames.Payload, Sigstore.Verify(Sigstore.Keyless(payload: Sigstore.Statement(digest: Sigstore.Image.Hex[..32])).Json()));
    }

    public static TheoryData<string> Breakages => new(Changes.Keys);

    [Theory]
    [MemberData(nameof(Breakages))]
    public void A_rule_that_is_broken_is_seen(string name)
    {
        var bundle = Sigstore.Keyless().Json();
        Changes[name](bundle);
        Assert.NotEqual(SignatureVerdict.Valid, Sigstore.Verify(bundle).Verdict);
        Invalid(CheckNames.Format, Sigstore.Verify(bundle));
    }

    [Theory]
    [InlineData("0.1", "inclusionPromise")]
    [InlineData("0.2", "inclusionProof")]
    [InlineData("0.3", "inclusionProof")]
    public void Each_version_needs_what_it_is_about(string version, string field)
    {
        var bundle = Sigstore.Keyless().Json(version);
        Entry(bundle).AsObject().Remove(field);
        Invalid(CheckNames.Format, Sigstore.Verify(bundle), "A log entry of a bundle of version");
    }

    [Fact]
    public void Version_three_has_no_chain_and_no_chain_has_a_root()
    {
        var bundle = Sigstore.Keyless().Json("0.2");
        bundle["mediaType"] = "application/vnd.dev.sigstore.bundle.v0.3+json";
        Invalid(CheckNames.Format, Sigstore.Verify(bundle), "no chain");

        bundle = Sigstore.Keyless().Json("0.2");
        var chain = Material(bundle)["x509CertificateChain"]!["certificates"]!.AsArray();
        chain.Add(MadeBundle.Raw(Sigstore.Authority.Intermediate));
        Valid(Sigstore.Verify(bundle));
        chain.Add(MadeBundle.Raw(Sigstore.Authority.Root));
        Invalid(CheckNames.Format, Sigstore.Verify(bundle), "its own issuer");
    }

    [Fact]
    public void A_root_that_comes_along_is_not_trusted()
    {
        using var own = new MadeAuthority("fulcio");
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        using var certificate = new MadeSigner().Issue(key, own, Sigstore.CertificateLog);
        var bundle = new MadeBundle(Sigstore, "dsse 0.0.1", key, certificate, Sigstore.Statement(), MadeSigstore.StatementType, false).Json("0.2");
        Material(bundle)["x509CertificateChain"]!["certificates"]!.AsArray().Add(MadeBundle.Raw(own.Intermediate));
        Invalid(CheckNames.Certificate, Sigstore.Verify(bundle));
    }

    [Fact]
    public void Random_changes_of_the_text_never_throw_and_never_make_another_image_signed()
    {
        var random = new Random(20260601);
        var original = Encoding.UTF8.GetBytes(Sigstore.Keyless(payload: Sigstore.Statement(digest: new string('a', 64))).Json(timestamp: true).ToJsonString());
        for (var round = 0; round < 300; round++)
        {
            var text = (byte[])original.Clone();
            for (var change = 0; change < 1 + (round % 4); change++) text[random.Next(text.Length)] = (byte)random.Next(256);
            Assert.NotEqual(SignatureVerdict.Valid, Sigstore.Verify(text).Verdict);
        }
    }

    private static readonly Dictionary<string, Action<JsonObject>> Changes = new()
    {
        ["an unknown field"] = bundle => bundle["more"] = 1,
        ["an unknown field inside"] = bundle => Entry(bundle)["more"] = 1,
        ["a message and an envelope"] = bundle => bundle["messageSignature"] = new JsonObject { ["signature"] = "AAAA" },
        ["no content"] = bundle => bundle.Remove("dsseEnvelope"),
        ["no signature"] = bundle => bundle["dsseEnvelope"]!["signatures"] = new JsonArray(),
        ["two signatures"] = bundle => bundle["dsseEnvelope"]!["signatures"]!.AsArray().Add(bundle["dsseEnvelope"]!["signatures"]![0]!.DeepClone()),
        ["an empty signature"] = bundle => bundle["dsseEnvelope"]!["signatures"]![0]!["sig"] = "",
        ["an empty payload"] = bundle => bundle["dsseEnvelope"]!["payload"] = "",
        ["a certificate and a key"] = bundle => Material(bundle)["publicKey"] = new JsonObject { ["hint"] = "" },
        ["an empty certificate"] = bundle => Material(bundle)["certificate"]!["rawBytes"] = "",
        ["a certificate in PEM"] = bundle => Material(bundle)["certificate"]!["rawBytes"] = Convert.ToBase64String("-----BEGIN CERTIFICATE-----"u8),
        ["a certificate with more behind it"] = bundle => Material(bundle)["certificate"]!["rawBytes"] = Convert.ToBase64String([.. Convert.FromBase64String((string)Material(bundle)["certificate"]!["rawBytes"]!), 0]),
        ["a negative number"] = bundle => Entry(bundle)["logIndex"] = "-1",
        ["a number that is too large"] = bundle => Entry(bundle)["inclusionProof"]!["treeSize"] = "9223372036854775808",
        ["a number with a sign"] = bundle => Entry(bundle)["inclusionProof"]!["treeSize"] = "+11",
        ["a number with a fraction"] = bundle => Entry(bundle)["integratedTime"] = 1.5,
        ["a number with zeros before it"] = bundle => Entry(bundle)["integratedTime"] = "01780315200",
        ["a negative size"] = bundle => Entry(bundle)["inclusionProof"]!["treeSize"] = -11,
        ["no root"] = bundle => Entry(bundle)["inclusionProof"]!.AsObject().Remove("rootHash"),
        ["no checkpoint"] = bundle => Entry(bundle)["inclusionProof"]!.AsObject().Remove("checkpoint"),
        ["an empty promise"] = bundle => Entry(bundle)["inclusionPromise"]!["signedEntryTimestamp"] = "",
        ["no body"] = bundle => Entry(bundle).AsObject().Remove("canonicalizedBody"),
        ["no kind"] = bundle => Entry(bundle).AsObject().Remove("kindVersion"),
        ["no log"] = bundle => Entry(bundle).AsObject().Remove("logId"),
        ["hashes without end"] = bundle => Entry(bundle)["inclusionProof"]!["hashes"] = new JsonArray([.. Enumerable.Repeat(0, 100_000).Select(_ => (JsonNode)"AAAA")]),
        ["a hash that is none"] = bundle => Entry(bundle)["inclusionProof"]!["hashes"]![0] = 7,
        ["entries without end"] = bundle => Material(bundle)["tlogEntries"] = new JsonArray([.. Enumerable.Range(0, 33).Select(_ => Entry(bundle).DeepClone())]),
        ["timestamps without end"] = bundle => Material(bundle)["timestampVerificationData"] = new JsonObject { ["rfc3161Timestamps"] = new JsonArray([.. Enumerable.Range(0, 33).Select(_ => new JsonObject { ["signedTimestamp"] = "AAAA" })]) },
        ["a list that is none"] = bundle => Material(bundle)["tlogEntries"] = new JsonObject(),
    };
}
