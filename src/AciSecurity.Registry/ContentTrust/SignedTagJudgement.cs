using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Images;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>Judges a signed tag by what it is in the registry now.</summary>
internal sealed class SignedTagJudgement(ContentTrustAnchor anchor, ContentTrustRepository repository, SignedTag tag)
{
    private const string FirstUse = "The root was trusted on first use: nothing but the connection to the registry says whose it is.";

    /// <summary>Judges it.</summary>
    public SignatureResult Judge(Descriptor current)
    {
        var check = Compare(current);
        var verdict = check.Outcome switch
        {
            CheckOutcome.Passed => SignatureVerdict.Valid,
            CheckOutcome.Failed => SignatureVerdict.Invalid,
            _ => SignatureVerdict.Unknown,
        };
        return new(SignatureFormat.ContentTrust, verdict, [.. ChecksOf(anchor, repository), check])
        {
            Signer = new() { KeyId = tag.Role.Signers[0].Id, Subject = CertificateBundle.OfSigner(tag.Role.Signers[0], certificate => certificate.Subject) },
            Certificates = [.. tag.Role.Signers.Select(key => CertificateBundle.OfSigner(key, Show)).OfType<SignatureCertificate>()],
            Expiry = tag.Expires,
            Warnings = [.. Warnings(current)],
        };
    }

    /// <summary>The checks that a verified repository passed, in the order of reading.</summary>
    public static IEnumerable<SignatureCheck> ChecksOf(ContentTrustAnchor anchor, ContentTrustRepository repository) =>
    [
        anchor.IsFirstUse ? new("trust anchor", CheckOutcome.Logged, FirstUse) : new("trust anchor", CheckOutcome.Passed),
        .. repository.Roles.Select(role => new SignatureCheck(role.Name, CheckOutcome.Passed)),
    ];

    private SignatureCheck Compare(Descriptor current)
    {
        if (!tag.IsReleased) return new("tag", CheckOutcome.Failed, $"Only {tag.Role.Name} signed the tag: it is not released, and Docker does not take it.");
        if (tag.Digest.Algorithm != current.Digest.Algorithm)
            return new("tag", CheckOutcome.Unknown, $"The tag is signed as {tag.Digest}, and the registry calls it {current.Digest}: nobody can compare them.");
        return tag.Digest == current.Digest
            ? new("tag", CheckOutcome.Passed, $"It is signed under the tag {tag.Name}.")
            : new("tag", CheckOutcome.Failed, $"The tag is signed as {tag.Digest} and is {current.Digest} in the registry: it moved after it was signed.");
    }

    private IEnumerable<string> Warnings(Descriptor current)
    {
        if (anchor.IsFirstUse) yield return FirstUse;
        if (tag.Digest == current.Digest && tag.Length != current.Size)
            yield return $"The signed length is {tag.Length} bytes, and the manifest has {current.Size}: whoever signed gave another.";
        foreach (var delegation in repository.Refused.Where(delegation => delegation.Tags.Contains(tag.Name))) yield return $"{delegation.Refusal.Role} is passed over: {delegation.Refusal.Message}";
    }

    private static SignatureCertificate Show(X509Certificate2 certificate) => new(
        certificate.Subject,
        certificate.Issuer,
        certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(),
        certificate.NotBefore.ToUniversalTime(),
        certificate.NotAfter.ToUniversalTime());
}
