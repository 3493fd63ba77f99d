using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Images;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Sigstore.Cosign;
using AciSecurity.Registry.Tests.Sigstore.Making;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>Signatures as cosign made them before bundles.</summary>
public sealed class CosignLayerTests : SigstoreTest
{
    private const string Repository = "registry.made.example:5000/team/app";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void A_key_signs_with_an_entry_in_a_log()
    {
        var layer = Layer();
        var result = Verify(layer, Signed(layer, null, "bundle"));

        Valid(result);
        Assert.Equal(SignatureFormat.Cosign, result.Format);
        Assert.Equal(Moments.Signed, result.ProvenTime);
        Assert.Equal("production", result.Metadata["env"]);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1780315000), result.SigningTime);
    }

    [Theory]
    [InlineData("bundle")]
    [InlineData("bundle rfc3161timestamp")]
    public void Nobody_but_a_certificate_signs_with_an_entry_or_a_timestamp(string proofs)
    {
        var layer = Layer();
        var result = Verify(layer, Signed(layer, new MadeSigner(), proofs), Sigstore.Trust());
        Valid(result);
        Assert.Equal(MadeSigner.Name, result.Signer!.AlternativeName);
    }

    [Fact]
    public void A_timestamp_alone_suffices_where_no_log_is_asked_for()
    {
        var layer = Layer();
        var annotations = Signed(layer, new MadeSigner(), "rfc3161timestamp");
        Valid(Verify(layer, annotations, Sigstore.Trust() with { RequireLogEntry = false }));
        Invalid(CheckNames.Log, Verify(layer, annotations, Sigstore.Trust()), "in no log");
        Invalid(CheckNames.Time, Verify(layer, Signed(layer, new MadeSigner(), ""), Sigstore.Trust() with { RequireLogEntry = false }));
    }

    [Fact]
    public void Without_a_log_a_key_signs_where_that_is_allowed_and_it_is_said()
    {
        var layer = Layer();
        var annotations = Signed(layer, null, "");
        Invalid(CheckNames.Log, Verify(layer, annotations));
        var result = Verify(layer, annotations, Trust() with { RequireLogEntry = false, Root = null });
        Valid(result);
        Assert.Equal("A log entry was not asked for.", result.Checks.Single(check => check.Name == CheckNames.Log).Reason);
    }

    [Fact]
    public void Another_image_is_not_signed()
    {
        var layer = Layer(image: Digest.Of("other"u8));
        Invalid(CheckNames.Payload, Verify(layer, Signed(layer, null, "bundle")), "Another image");
    }

    [Theory]
    [InlineData("""{"critical":{"identity":{"docker-reference":""},"image":{"docker-manifest-digest":"IMAGE"},"type":"atomic container signature"},"optional":null}""")]
    [InlineData("""{"critical":{"identity":{"docker-reference":""},"image":{"docker-manifest-digest":"sha256:0"},"type":"cosign container image signature"},"optional":null}""")]
    [InlineData("""{"critical":{"identity":{},"image":{"docker-manifest-digest":"IMAGE"},"type":"cosign container image signature"},"optional":null}""")]
    [InlineData("""{"critical":{"identity":{"docker-reference":""},"image":{"docker-manifest-digest":"IMAGE"},"type":"cosign container image signature"},"optional":[]}""")]
    [InlineData("""{"critical":{"identity":{"docker-reference":""},"image":{"docker-manifest-digest":"IMAGE","docker-manifest-digest":"IMAGE"},"type":"cosign container image signature"}}""")]
    [InlineData("""{"critical":null}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_no_image_signature_of_cosigns_signs_no_image(string payload)
    {
        var layer = Encoding.UTF8.GetBytes(payload.Replace("IMAGE", Sigstore.Image.ToString(), StringComparison.Ordinal));
        Invalid(CheckNames.Payload, Verify(layer, Signed(layer, null, "bundle")));
    }

    [Theory]
    [InlineData("registry.made.example:5000/team/app", true)]
    [InlineData("registry.made.example:5000/team/app:v1", true)]
    [InlineData("registry.made.example:5000/team/app:v1@sha256:6a66940e02cf7612c1dc91914968a7ab3bc1601eb92346c09b331304498d0377", true)]
    [InlineData("registry.made.example:5000/team/app2", false)]
    [InlineData("other.example/team/app", false)]
    [InlineData("registry.made.example", false)]
    [InlineData("", false)]
    public void The_name_it_was_signed_under_counts_where_that_is_asked_for(string reference, bool valid)
    {
        var layer = Layer(reference: reference);
        var annotations = Signed(layer, null, "bundle");
        Valid(Verify(layer, annotations));
        var result = Verify(layer, annotations, repository: Repository);
        if (valid) Valid(result);
        else Invalid(CheckNames.Payload, result, "another name");
    }

    [Fact]
    public void What_the_signer_wrote_counts_where_that_is_asked_for()
    {
        var layer = Layer();
        var annotations = Signed(layer, null, "bundle");
        Valid(Verify(layer, annotations, Trust() with { Annotations = new Dictionary<string, string> { ["env"] = "production" } }));
        Invalid(CheckNames.Payload, Verify(layer, annotations, Trust() with { Annotations = new Dictionary<string, string> { ["env"] = "test" } }), "env");
        Invalid(CheckNames.Payload, Verify(layer, annotations, Trust() with { Annotations = new Dictionary<string, string> { ["timestamp"] = "1780315000" } }), "timestamp");
    }

    [Fact]
    public void An_entry_of_another_signature_vouches_for_none()
    {
        var layer = Layer();
        var annotations = Signed(layer, null, "bundle");
        annotations["dev.sigstore.cosign/bundle"] = Signed(layer, null, "bundle")["dev.sigstore.cosign/bundle"];
        Invalid(CheckNames.Log, Verify(layer, annotations), "another signature");
    }

    [Fact]
    public void Every_byte_of_the_layer_counts()
    {
        var layer = Layer();
        var annotations = Signed(layer, null, "bundle");
        for (var index = 0; index < layer.Length; index++)
        {
            layer[index] ^= 1;
            Invalid(CheckNames.Signature, Verify(layer, annotations));
            layer[index] ^= 1;
        }

        Valid(Verify(layer, annotations));
    }

    [Theory]
    [InlineData("dev.cosignproject.cosign/signature", "")]
    [InlineData("dev.cosignproject.cosign/signature", "no base64")]
    [InlineData("dev.sigstore.cosign/certificate", "no certificate")]
    [InlineData("dev.sigstore.cosign/certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    [InlineData("dev.sigstore.cosign/bundle", "{}")]
    [InlineData("dev.sigstore.cosign/bundle", "[[[[")]
    [InlineData("dev.sigstore.cosign/bundle", """{"SignedEntryTimestamp":"AAAA","Payload":{"body":"AAAA","integratedTime":-1,"logIndex":1,"logID":"00"}}""")]
    [InlineData("dev.sigstore.cosign/bundle", """{"SignedEntryTimestamp":"AAAA","Payload":{"body":"AAAA","integratedTime":1.0,"logIndex":1,"logID":"00"}}""")]
    [InlineData("dev.sigstore.cosign/bundle", """{"SignedEntryTimestamp":"AAAA","Payload":{"body":"AAAA","integratedTime":1,"logIndex":1,"logID":"0g"}}""")]
    [InlineData("dev.sigstore.cosign/bundle", """{"SignedEntryTimestamp":"AAAA","Payload":{"body":"AAAA","integratedTime":1,"logIndex":99999999999999999999,"logID":"00"}}""")]
    [InlineData("dev.sigstore.cosign/rfc3161timestamp", "{}")]
    public void An_annotation_that_cannot_be_read_is_refused(string annotation, string value)
    {
        var layer = Layer();
        var annotations = Signed(layer, null, "bundle");
        annotations[annotation] = value;
        Invalid(CheckNames.Format, Verify(layer, annotations));
    }

    private SigstoreTrust Trust() => MadeSigstore.OfKey(_key, Sigstore.Trust());

    private byte[] Layer(Digest? image = null, string reference = Repository) => Encoding.UTF8.GetBytes(
        $$$"""{"critical":{"identity":{"docker-reference":"{{{reference}}}"},"image":{"docker-manifest-digest":"{{{image ?? Sigstore.Image}}}"},"type":"cosign container image signature"},"optional":{"env":"production","timestamp":1780315000}}""");

    private SignatureResult Verify(byte[] layer, Dictionary<string, string> annotations, SigstoreTrust? trust = null, string? repository = null) =>
        new CosignVerifier(trust ?? Trust(), new FixedClock(Moments.Now)).Verify(layer, annotations, Sigstore.Image, repository);

    private Dictionary<string, string> Signed(byte[] layer, MadeSigner? signer, string proofs)
    {
        using var certificate = signer?.Issue(_key, Sigstore.Authority, Sigstore.CertificateLog);
        var signature = _key.SignData(layer, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var annotations = new Dictionary<string, string> { ["dev.cosignproject.cosign/signature"] = Convert.ToBase64String(signature), ["dev.sigstore.cosign/chain"] = "" };
        if (certificate is not null) annotations["dev.sigstore.cosign/certificate"] = certificate.ExportCertificatePem() + "\n";
        if (proofs.Contains("bundle", StringComparison.Ordinal))
        {
            var body = Encoding.UTF8.GetBytes(LogBodies.Of("hashedrekord 0.0.1", layer, [], signature, certificate?.RawData, _key.ExportSubjectPublicKeyInfo()).ToJsonString());
            var time = Moments.Signed.ToUnixTimeSeconds();
            annotations["dev.sigstore.cosign/bundle"] = new JsonObject
            {
                ["SignedEntryTimestamp"] = Convert.ToBase64String(Sigstore.Rekor.Promise(body, time, 42)),
                ["Payload"] = new JsonObject
                {
                    ["body"] = Convert.ToBase64String(body),
                    ["integratedTime"] = time,
                    ["logIndex"] = 42,
                    ["logID"] = Convert.ToHexString(Sigstore.Rekor.Id).ToLowerInvariant(),
                },
            }.ToJsonString();
        }

        if (proofs.Contains("rfc3161timestamp", StringComparison.Ordinal))
            annotations["dev.sigstore.cosign/rfc3161timestamp"] = new JsonObject { ["SignedRFC3161Timestamp"] = Convert.ToBase64String(Sigstore.Timestamps.Answer(signature, Moments.Signed)) }.ToJsonString();
        return annotations;
    }
}
