using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Registry.Sigstore.Certificates;
using AciSecurity.Registry.Sigstore.Roots;
using X509Certificate = Org.BouncyCastle.X509.X509Certificate;

namespace AciSecurity.Registry.Sigstore.Timestamps;

/// <summary>Whether a trusted authority saw a signature, and when.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc3161 and https://github.com/sigstore/timestamp-authority</remarks>
internal static class TimestampVerifier
{
    private const string ContentType = "1.2.840.113549.1.9.3";

    private static readonly string[] Hashes = ["2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3"];

    /// <summary>Checks one answer of an authority.</summary>
    /// <param name="der">The answer.</param>
    /// <param name="signature">What it must be of.</param>
    /// <param name="authorities">Who is trusted.</param>
    /// <param name="time">When the authority saw the signature.</param>
    /// <exception cref="SigstoreFormatException">It cannot be read.</exception>
    public static CheckResult Verify(byte[] der, byte[] signature, IReadOnlyList<CertificateAuthority> authorities, out DateTimeOffset time)
    {
        var response = TimestampResponse.Read(der);
        time = response.Info.Timestamp;
        if (!Hashes.Contains(response.Info.HashAlgorithmId.Value) || !response.Info.GetMessageHash().Span.SequenceEqual(Hash(response.Info.HashAlgorithmId.Value!, signature)))
            return CheckResult.Failed("The timestamp is not of this signature.");
        var genTime = time;
        return authorities.Any(authority => authority.ValidFor.Covers(genTime) && IsBy(response, authority))
            ? CheckResult.Passed
            : CheckResult.Failed("No timestamp authority that the trusted root names, and trusts for that time, signed the timestamp.");
    }

    private static bool IsBy(TimestampResponse response, CertificateAuthority authority)
    {
        var first = authority.Chain[0];
        var named = authority.Chain.Count > 1 && first.GetBasicConstraints() < 0 ? first : null;
        if (Signer(response.Cms, named) is not { } der) return false;
        var signer = CertificateDer.Read(der, "timestamp authority's certificate");
        if (named is not null && !named.Equals(signer)) return false;
        return signer.GetBasicConstraints() < 0
            && ExtendedKeyUsages.SaysOnly(signer, ExtendedKeyUsages.TimeStamping)
            && CertificatePath.FindIssuer(signer, named is null ? authority.Chain : [.. authority.Chain.Skip(1)], response.Info.Timestamp, ExtendedKeyUsages.TimeStamping) is not null;
    }

    // The certificate whose key made the token; null where none did. Authorities may leave theirs out of the token.
    private static byte[]? Signer(SignedCms cms, X509Certificate? named)
    {
        using var known = named is null ? null : new X509Certificate2(named.GetEncoded());
        try
        {
            if (cms.SignerInfos.Count != 1) return null;
            var signer = cms.SignerInfos[0];
            if (!Hashes.Contains(signer.DigestAlgorithm.Value) || !SaysContentType(signer, cms.ContentInfo.ContentType.Value!)) return null;
            signer.CheckSignature(known is null ? [] : [known], verifySignatureOnly: true);
            return (signer.Certificate ?? known)?.RawData;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool SaysContentType(SignerInfo signer, string type) =>
        signer.SignedAttributes.Cast<CryptographicAttributeObject>().SingleOrDefault(attribute => attribute.Oid.Value == ContentType) is { Values: { Count: 1 } values }
        && new Pkcs9ContentType { RawData = values[0].RawData }.ContentType.Value == type;

    private static byte[] Hash(string algorithm, byte[] data) => Array.IndexOf(Hashes, algorithm) switch
    {
        0 => SHA256.HashData(data),
        1 => SHA384.HashData(data),
        _ => SHA512.HashData(data),
    };
}
