using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Images;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Sigstore.Bundles;
using AciSecurity.Registry.Tests.Sigstore.Making;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>What bundles say, and what of it counts.</summary>
public sealed class BundleTests : SigstoreTest
{
    [Theory]
    [InlineData("hashedrekord 0.0.1", "0.1")]
    [InlineData("hashedrekord 0.0.1", "0.2")]
    [InlineData("hashedrekord 0.0.1", "0.3")]
    [InlineData("dsse 0.0.1", "0.1")]
    [InlineData("dsse 0.0.1", "0.2")]
    [InlineData("dsse 0.0.1", "0.3")]
    [InlineData("intoto 0.0.1", "0.1")]
    [InlineData("intoto 0.0.2", "0.2")]
    [InlineData("intoto 0.0.2", "0.3")]
    [InlineData("hashedrekord 0.0.2", "0.3")]
    [InlineData("dsse 0.0.2", "0.3")]
    public void A_keyless_signature_is_valid_in_each_version_with_each_kind_of_entry(string kind, string version)
    {
        var result = Sigstore.Verify(Sigstore.Keyless(kind).Json(version));

        Valid(result);
        Assert.Equal(SignatureFormat.SigstoreBundle, result.Format);
        Assert.Equal((MadeSigner.Name, MadeSigner.Issuer), (result.Signer!.AlternativeName, result.Signer.Issuer));
        Assert.Equal(Moments.Signed, result.ProvenTime);
        Assert.Single(result.Certificates);
        string[] checks = [CheckNames.Format, CheckNames.Signature, CheckNames.Log, CheckNames.Time, CheckNames.Certificate, CheckNames.CertificateLog, CheckNames.Identity, CheckNames.Payload];
        Assert.Equal(checks, result.Checks.Select(check => check.Name));
        Assert.All(result.Checks, check => Assert.Equal(CheckOutcome.Passed, check.Outcome));
    }

    [Fact]
    public void An_envelope_may_be_logged_by_the_hash_of_what_was_signed() =>
        Valid(Sigstore.Verify(Sigstore.Keyless("hashedrekord 0.0.2", isMessage: false).Json()));

    [Fact]
    public void The_first_log_takes_no_envelope_as_content() =>
        Invalid(CheckNames.Log, Sigstore.Verify(Sigstore.Keyless("hashedrekord 0.0.1", isMessage: false).Json()), "does not fit");

    [Theory]
    [InlineData("hashedrekord 0.0.1")]
    [InlineData("dsse 0.0.1")]
    [InlineData("dsse 0.0.2")]
    [InlineData("hashedrekord 0.0.2")]
    public void A_key_signs_without_certificate_and_identity(string kind)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var result = Sigstore.Verify(Sigstore.Keyed(key, kind).Json(), MadeSigstore.OfKey(key, Sigstore.Trust()));

        Valid(result);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(key.ExportSubjectPublicKeyInfo())).ToLowerInvariant(), result.Signer!.KeyId);
        Assert.DoesNotContain(result.Checks, check => check.Name is CheckNames.Certificate or CheckNames.Identity);
    }

    [Fact]
    public void Any_of_the_keys_may_have_signed_and_no_other()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var bundle = Sigstore.Keyed(key).Json();
        var others = MadeSigstore.OfKey(other, Sigstore.Trust());

        Invalid(CheckNames.Signature, Sigstore.Verify(bundle, others));
        Valid(Sigstore.Verify(bundle, others with { PublicKeys = [.. others.PublicKeys, .. MadeSigstore.OfKey(key, others).PublicKeys] }));
        Unknown(CheckNames.Signature, Sigstore.Verify(bundle, Sigstore.Trust()), "no public key was given");
    }

    [Fact]
    public void Without_a_log_entry_a_key_proves_only_where_that_is_allowed()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var bundle = Sigstore.Keyed(key).Json();
        Material(bundle).AsObject().Remove("tlogEntries");
        var trust = MadeSigstore.OfKey(key, Sigstore.Trust());

        Invalid(CheckNames.Log, Sigstore.Verify(bundle, trust), "in no log");
        var result = Sigstore.Verify(bundle, trust with { RequireLogEntry = false, Root = null });
        Valid(result);
        Assert.Equal(CheckOutcome.Skipped, result.Checks.Single(check => check.Name == CheckNames.Log).Outcome);
        Assert.Null(result.ProvenTime);
    }

    [Fact]
    public void A_keyless_signature_needs_some_proven_time_whatever_is_allowed()
    {
        var trust = Sigstore.Trust() with { RequireLogEntry = false };
        var bundle = Sigstore.Keyless().Json();
        Material(bundle).AsObject().Remove("tlogEntries");
        Invalid(CheckNames.Time, Sigstore.Verify(bundle, trust));

        bundle = Sigstore.Keyless().Json(timestamp: true);
        Material(bundle).AsObject().Remove("tlogEntries");
        Valid(Sigstore.Verify(bundle, trust));
        Invalid(CheckNames.Log, Sigstore.Verify(bundle));
    }

    [Fact]
    public void Without_a_trusted_root_nothing_is_said_of_log_and_certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Unknown(CheckNames.Log, Sigstore.Verify(Sigstore.Keyed(key).Json(), MadeSigstore.OfKey(key, Sigstore.Trust()) with { Root = null }));
        Unknown(CheckNames.Time, Sigstore.Verify(Sigstore.Keyless().Json(), Sigstore.Trust() with { Root = null, RequireLogEntry = false }));
    }

    [Fact]
    public void A_statement_is_about_this_image_and_signs_it()
    {
        Invalid(CheckNames.Payload, Sigstore.Verify(Sigstore.Keyless(payload: Sigstore.Statement(digest: new string('a', 64))).Json()), "another image");
        Invalid(CheckNames.Payload, Sigstore.Verify(Sigstore.Keyless(payload: Sigstore.Statement("https://slsa.dev/provenance/v1")).Json()), "https://slsa.dev/provenance/v1");
        Invalid(CheckNames.Payload, Sigstore.Verify(Sigstore.Keyless(payload: "{}"u8.ToArray(), payloadType: "application/json").Json()), "no in-toto statement");
        Invalid(CheckNames.Format, Sigstore.Verify(Sigstore.Keyless(payload: "{}"u8.ToArray()).Json()), "statement");
    }

    [Fact]
    public void An_attestation_is_told_from_a_signature()
    {
        Assert.False(Read(Sigstore.Keyless(payload: Sigstore.Statement("https://slsa.dev/provenance/v1")).Json()).IsImageSignature);
        Assert.True(Read(Sigstore.Keyless().Json()).IsImageSignature);
        Assert.True(Read(Sigstore.Keyless("hashedrekord 0.0.1").Json()).IsImageSignature);
    }

    [Fact]
    public void A_signature_over_another_manifest_is_none_of_this()
    {
        var bundle = Encoding.UTF8.GetBytes(Sigstore.Keyless("hashedrekord 0.0.1").Json().ToJsonString());
        Invalid(CheckNames.Signature, new BundleVerifier(Sigstore.Trust(), new FixedClock(Moments.Now)).Verify(bundle, Digest.Of("other"u8)));
    }

    [Fact]
    public void What_the_bundle_says_of_the_message_must_be_right()
    {
        var bundle = Sigstore.Keyless("hashedrekord 0.0.1").Json();
        bundle["messageSignature"]!["messageDigest"]!["digest"] = Convert.ToBase64String(SHA256.HashData("other"u8));
        Invalid(CheckNames.Payload, Sigstore.Verify(bundle));
    }

    [Theory]
    [InlineData(384)]
    [InlineData(521)]
    public void A_larger_curve_has_a_larger_hash_for_which_the_manifest_is_needed(int bits)
    {
        var signer = new MadeSigner { Curve = bits == 384 ? ECCurve.NamedCurves.nistP384 : ECCurve.NamedCurves.nistP521 };
        Valid(Sigstore.Verify(Sigstore.Keyless(signer: signer).Json()));

        var message = Encoding.UTF8.GetBytes(Sigstore.Keyless("hashedrekord 0.0.1", signer).Json().ToJsonString());
        Valid(Sigstore.Verify(message));
        Unknown(CheckNames.Signature, new BundleVerifier(Sigstore.Trust(), new FixedClock(Moments.Now)).Verify(message, Sigstore.Image), "only its digest");
    }

    [Fact]
    public void Numbers_may_be_numbers_and_names_as_in_the_definition()
    {
        var bundle = Sigstore.Keyless().Json();
        Entry(bundle)["logIndex"] = long.Parse((string)Entry(bundle)["logIndex"]!, System.Globalization.CultureInfo.InvariantCulture);
        var text = bundle.ToJsonString().Replace("\"integratedTime\"", "\"integrated_time\"", StringComparison.Ordinal);
        Valid(Sigstore.Verify(Encoding.UTF8.GetBytes(text)));
    }

    private static SigstoreBundle Read(JsonObject bundle) => BundleReader.Read(Encoding.UTF8.GetBytes(bundle.ToJsonString()));
}
