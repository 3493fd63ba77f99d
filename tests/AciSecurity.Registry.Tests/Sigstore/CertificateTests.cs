using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Tests.Sigstore.Making;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>Which certificates sign, and when.</summary>
public sealed class CertificateTests : SigstoreTest
{
    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void The_certificate_is_valid_when_it_signs_with_both_ends(int seconds, bool valid)
    {
        var result = Sigstore.Verify(Sigstore.Keyless().Json(logged: Moments.Signed.AddSeconds(seconds)));
        if (valid) Valid(result);
        else Invalid(CheckNames.Certificate, result, "not valid when it was signed");
    }

    [Fact]
    public void A_time_that_is_only_said_must_fit_too()
    {
        var bundle = Sigstore.Keyless().Json(timestamp: true);
        Entry(bundle).AsObject().Remove("inclusionPromise");
        Valid(Sigstore.Verify(bundle));
        Entry(bundle)["integratedTime"] = "1";
        Invalid(CheckNames.Certificate, Sigstore.Verify(bundle));
    }

    [Fact]
    public void Every_proven_time_counts()
    {
        var made = Sigstore.Keyless();
        var bundle = made.Json();
        Material(bundle)["timestampVerificationData"] = MadeBundle.Timestamp(Sigstore.Timestamps.Answer(made.Signature, Moments.Signed.AddMinutes(6)));
        Invalid(CheckNames.Certificate, Sigstore.Verify(bundle));
    }

    [Theory]
    [InlineData("start", 1, false)]
    [InlineData("start", 0, true)]
    [InlineData("end", 0, true)]
    [InlineData("end", -1, false)]
    public void An_authority_is_trusted_within_its_time_with_both_ends(string end, int seconds, bool valid)
    {
        var root = Sigstore.Root();
        root["certificateAuthorities"]![0]!["validFor"]![end] = Moments.Rfc3339(Moments.Signed.AddSeconds(seconds));
        var result = Sigstore.Verify(Sigstore.Keyless().Json(), Sigstore.Trust(root));
        if (valid) Valid(result);
        else Invalid(CheckNames.Certificate, result, "No authority");
    }

    [Fact]
    public void Another_authority_of_the_same_name_is_another()
    {
        using var other = new MadeAuthority("fulcio");
        var root = Sigstore.Root();
        root["certificateAuthorities"] = new JsonArray(MadeSigstore.Chain(other.Intermediate, other.Root));
        Invalid(CheckNames.Certificate, Sigstore.Verify(Sigstore.Keyless().Json(), Sigstore.Trust(root)), "No authority");

        root["certificateAuthorities"] = new JsonArray(MadeSigstore.Chain(other.Intermediate, other.Root), MadeSigstore.Chain(Sigstore.Authority.Intermediate, Sigstore.Authority.Root));
        Valid(Sigstore.Verify(Sigstore.Keyless().Json(), Sigstore.Trust(root)));

        root["certificateAuthorities"] = new JsonArray();
        Unknown(CheckNames.Certificate, Sigstore.Verify(Sigstore.Keyless().Json(), Sigstore.Trust(root)), "names no authority");
    }

    [Fact]
    public void An_intermediate_may_be_the_anchor_and_without_it_there_is_no_way()
    {
        var root = Sigstore.Root();
        root["certificateAuthorities"] = new JsonArray(MadeSigstore.Chain(Sigstore.Authority.Intermediate));
        Valid(Sigstore.Verify(Sigstore.Keyless().Json(), Sigstore.Trust(root)));

        root["certificateAuthorities"] = new JsonArray(MadeSigstore.Chain(Sigstore.Authority.Root));
        Invalid(CheckNames.Certificate, Sigstore.Verify(Sigstore.Keyless().Json(), Sigstore.Trust(root)));
    }

    [Fact]
    public void It_is_for_signing_code_and_no_authoritys()
    {
        Invalid(CheckNames.Certificate, Sigstore.Verify(Sigstore.Keyless(signer: new() { Usages = null }).Json()), "not for signing code");
        Invalid(CheckNames.Certificate, Sigstore.Verify(Sigstore.Keyless(signer: new() { Usages = MadeAuthority.Usages(false, MadeAuthority.TimeStamping) }).Json()), "not for signing code");
        Invalid(CheckNames.Certificate, Sigstore.Verify(Sigstore.Keyless(signer: new() { IsAuthority = true }).Json()), "an authority's");
        Valid(Sigstore.Verify(Sigstore.Keyless(signer: new() { Usages = MadeAuthority.Usages(true, MadeAuthority.CodeSigning) }).Json()));
    }

    [Fact]
    public void A_critical_extension_that_nobody_knows_is_refused() =>
        Invalid(CheckNames.Certificate, Sigstore.Verify(Sigstore.Keyless(signer: new() { More = [new X509Extension("1.2.3.4", [5, 0], critical: true)] }).Json()), "No authority");

    [Fact]
    public void An_authority_that_may_not_certify_signers_does_not()
    {
        using var narrow = new MadeAuthority("narrow", request => request.CertificateExtensions.Add(MadeAuthority.Usages(false, MadeAuthority.TimeStamping)));
        Invalid(CheckNames.Certificate, IssuedBy(narrow));
        using var fitting = new MadeAuthority("fitting", request => request.CertificateExtensions.Add(MadeAuthority.Usages(false, MadeAuthority.CodeSigning)));
        Valid(IssuedBy(fitting));
    }

    [Fact]
    public void Names_outside_of_an_authoritys_constraints_are_refused()
    {
        // permittedSubtrees [0] { base [6] "made.example" }, and the same excluded [1].
        var name = "made.example"u8.ToArray();
        byte[] subtree = [0x30, (byte)(name.Length + 2), 0x86, (byte)name.Length, .. name];
        byte[] permitted = [0x30, (byte)(subtree.Length + 2), 0xA0, (byte)subtree.Length, .. subtree];
        byte[] excluded = [0x30, (byte)(subtree.Length + 2), 0xA1, (byte)subtree.Length, .. subtree];
        foreach (var (constraints, valid) in new[] { (permitted, false), (excluded, true) })
        {
            using var authority = new MadeAuthority("constrained", request => request.CertificateExtensions.Add(new("2.5.29.30", constraints, critical: true)));
            var result = IssuedBy(authority);
            if (valid) Valid(result);
            else Invalid(CheckNames.Certificate, result);
        }
    }

    [Fact]
    public void A_log_of_certificates_promised_to_hold_it()
    {
        Invalid(CheckNames.CertificateLog, Sigstore.Verify(Sigstore.Keyless(signer: new() { Promised = false }).Json()), "no timestamp");

        using var other = new MadeCertificateLog();
        var root = Sigstore.Root();
        root["ctlogs"] = new JsonArray(MadeSigstore.Log("", other.PublicKey, "PKIX_ECDSA_P256_SHA_256", other.Id));
        Invalid(CheckNames.CertificateLog, Sigstore.Verify(Sigstore.Keyless().Json(), Sigstore.Trust(root)), "No log");
        root["ctlogs"] = new JsonArray(MadeSigstore.Log("", other.PublicKey, "PKIX_ECDSA_P256_SHA_256", Sigstore.CertificateLog.Id));
        Invalid(CheckNames.CertificateLog, Sigstore.Verify(Sigstore.Keyless().Json(), Sigstore.Trust(root)), "No log");
        root["ctlogs"] = new JsonArray();
        Unknown(CheckNames.CertificateLog, Sigstore.Verify(Sigstore.Keyless().Json(), Sigstore.Trust(root)), "names no log");
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void A_log_of_certificates_is_trusted_within_its_time(int seconds, bool valid)
    {
        var root = Sigstore.Root();
        root["ctlogs"]![0]!["publicKey"]!["validFor"] = new JsonObject { ["start"] = Moments.Rfc3339(Moments.Signed), ["end"] = Moments.Rfc3339(Moments.Signed.AddSeconds(10)) };
        var result = Sigstore.Verify(Sigstore.Keyless(signer: new() { PromiseTime = Moments.Signed.AddSeconds(seconds) }).Json(), Sigstore.Trust(root));
        if (valid) Valid(result);
        else Invalid(CheckNames.CertificateLog, result);
    }

    [Fact]
    public void A_promise_for_another_certificate_is_none()
    {
        var promised = Sigstore.Keyless().Certificate!.Extensions["1.3.6.1.4.1.11129.2.4.2"]!;
        Invalid(CheckNames.CertificateLog, Sigstore.Verify(Sigstore.Keyless(signer: new() { Promised = false, More = [promised] }).Json()), "No log");
        Invalid(CheckNames.CertificateLog, Sigstore.Verify(Sigstore.Keyless(signer: new() { Promised = false, More = [new X509Extension(promised.Oid!, [4, 2, 0, 9], false)] }).Json()), "cannot be read");
    }

    private AciSecurity.Signatures.SignatureResult IssuedBy(MadeAuthority authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new MadeSigner().Issue(key, authority, Sigstore.CertificateLog);
        var root = Sigstore.Root();
        root["certificateAuthorities"] = new JsonArray(MadeSigstore.Chain(authority.Intermediate, authority.Root));
        return Sigstore.Verify(new MadeBundle(Sigstore, "dsse 0.0.1", key, certificate, Sigstore.Statement(), MadeSigstore.StatementType, false).Json(), Sigstore.Trust(root));
    }
}
