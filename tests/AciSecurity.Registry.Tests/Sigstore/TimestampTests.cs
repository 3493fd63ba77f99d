using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Sigstore.Bundles;
using AciSecurity.Registry.Tests.Sigstore.Making;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>What timestamp authorities prove.</summary>
public sealed class TimestampTests : SigstoreTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_authoritys_certificate_may_come_along_or_stand_in_the_trusted_root_alone(bool withCertificate) =>
        Valid(With(made => Sigstore.Timestamps.Answer(made.Signature, Moments.Signed, withCertificate)));

    [Fact]
    public void The_trusted_root_may_name_the_issuers_alone()
    {
        var root = Sigstore.Root();
        root["timestampAuthorities"] = new JsonArray(MadeSigstore.Chain(Sigstore.Timestamps.Authority.Intermediate, Sigstore.Timestamps.Authority.Root));
        Valid(With(made => Sigstore.Timestamps.Answer(made.Signature, Moments.Signed), root));
        Invalid(CheckNames.Time, With(made => Sigstore.Timestamps.Answer(made.Signature, Moments.Signed, withCertificate: false), root));
    }

    [Fact]
    public void A_timestamp_is_of_this_signature() =>
        Invalid(CheckNames.Time, With(_ => Sigstore.Timestamps.Answer([1, 2, 3], Moments.Signed)), "not of this signature");

    [Fact]
    public void A_weak_hash_proves_nothing() =>
        Invalid(CheckNames.Time, With(made => Sigstore.Timestamps.Answer(made.Signature, Moments.Signed, hash: HashAlgorithmName.SHA1)), "not of this signature");

    [Fact]
    public void An_authority_that_is_not_named_proves_nothing()
    {
        using var other = new MadeTimestampAuthority();
        Invalid(CheckNames.Time, With(made => other.Answer(made.Signature, Moments.Signed)), "No timestamp authority");

        var root = Sigstore.Root();
        root["timestampAuthorities"] = new JsonArray();
        Unknown(CheckNames.Time, With(made => Sigstore.Timestamps.Answer(made.Signature, Moments.Signed), root), "names no timestamp authority");
    }

    [Theory]
    [InlineData("start", 1, false)]
    [InlineData("start", 0, true)]
    [InlineData("end", 0, true)]
    [InlineData("end", -1, false)]
    public void An_authority_is_trusted_within_its_time_with_both_ends(string end, int seconds, bool valid)
    {
        var root = Sigstore.Root();
        root["timestampAuthorities"]![0]!["validFor"]![end] = Moments.Rfc3339(Moments.Signed.AddSeconds(seconds));
        var result = With(made => Sigstore.Timestamps.Answer(made.Signature, Moments.Signed), root);
        if (valid) Valid(result);
        else Invalid(CheckNames.Time, result, "trusts for that time");
    }

    [Fact]
    public void A_certificate_that_is_not_for_timestamps_alone_makes_none()
    {
        foreach (var (usages, valid) in new[]
        {
            (MadeAuthority.Usages(true, MadeAuthority.TimeStamping), true),
            (MadeAuthority.Usages(false, MadeAuthority.TimeStamping), false),
            (MadeAuthority.Usages(true, MadeAuthority.CodeSigning), false),
            (MadeAuthority.Usages(true, MadeAuthority.TimeStamping, MadeAuthority.CodeSigning), false),
        })
        {
            using var authority = new MadeTimestampAuthority(usages);
            var root = Sigstore.Root();
            root["timestampAuthorities"] = new JsonArray(MadeSigstore.Chain(authority.Signer, authority.Authority.Intermediate, authority.Authority.Root));
            var result = With(made => authority.Answer(made.Signature, Moments.Signed, withCertificate: false), root);
            if (valid) Valid(result);
            else Invalid(CheckNames.Time, result, "No timestamp authority");
        }
    }

    [Fact]
    public void A_refusal_is_no_timestamp()
    {
        // A response with the status rejection, 2, and no token.
        Invalid(CheckNames.Time, With(_ => [0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02]), "no answer that grants one");
        Invalid(CheckNames.Time, With(_ => [0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x00]), "no answer that grants one");
        Invalid(CheckNames.Time, With(_ => [1, 2, 3]), "no answer that grants one");
    }

    [Fact]
    public void One_bad_timestamp_is_not_made_good_by_another_time()
    {
        var made = Sigstore.Keyless();
        var bundle = made.Json(timestamp: true);
        Material(bundle)["timestampVerificationData"]!["rfc3161Timestamps"]!.AsArray().Add(new JsonObject { ["signedTimestamp"] = Convert.ToBase64String(Sigstore.Timestamps.Answer([1], Moments.Signed)) });
        Invalid(CheckNames.Time, Sigstore.Verify(bundle));
    }

    [Fact]
    public void A_time_that_has_not_come_is_undecided()
    {
        var bundle = System.Text.Encoding.UTF8.GetBytes(Sigstore.Keyless().Json().ToJsonString());
        var early = new BundleVerifier(Sigstore.Trust(), new FixedClock(Moments.Signed.AddMinutes(-6)));
        Unknown(CheckNames.Time, early.Verify(bundle, Sigstore.Image), "has not come yet");
        Valid(new BundleVerifier(Sigstore.Trust(), new FixedClock(Moments.Signed.AddMinutes(-4))).Verify(bundle, Sigstore.Image));
    }

    private SignatureResult With(Func<MadeBundle, byte[]> answer, JsonObject? root = null)
    {
        var made = Sigstore.Keyless("dsse 0.0.2");
        var bundle = made.Json();
        Material(bundle)["timestampVerificationData"] = MadeBundle.Timestamp(answer(made));
        return Sigstore.Verify(bundle, Sigstore.Trust(root));
    }
}
