using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Timestamps;

/// <summary>An RFC 3161 timestamp: an authority says that it saw some bytes, and when.</summary>
/// <remarks>RFC 3161 §2.4.2, RFC 5816. .NET verifies the signature and that the token is over the bytes. It takes SHA-1 and the first version of
/// SigningCertificate, which are refused here.</remarks>
internal sealed class TimestampToken
{
    /// <summary>No token is longer.</summary>
    public const int LargestToken = 1024 * 1024;

    private const int MostCertificates = 32;

    // ETSI baseline time-stamp policy: one second where nothing is said (RFC 3628 §5.2).
    private const string BaselinePolicy = "0.4.0.2023.1.1";
    private static readonly TimeSpan BaselineAccuracy = TimeSpan.FromSeconds(1);
    private static readonly HashSet<string?> Hashes = ["2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3"];

    private readonly Rfc3161TimestampToken _token;

    private TimestampToken(Rfc3161TimestampToken token, X509Certificate2 signer)
    {
        _token = token;
        Signer = signer;
    }

    /// <summary>Whose key signed it.</summary>
    public X509Certificate2 Signer { get; }

    /// <summary>The certificates that came with it, in no order.</summary>
    /// <exception cref="NotaryRefusalException">There are too many, or one is malformed.</exception>
    public IReadOnlyList<X509Certificate2> Certificates => _token.AsSignedCms().Certificates is { Count: <= MostCertificates } certificates
        ? [.. certificates.Select(certificate => CertificateReader.Read(certificate.RawData))]
        : throw new NotaryRefusalException("The timestamp has too many certificates.");

    /// <summary>When, as it says.</summary>
    public DateTimeOffset Time => _token.TokenInfo.Timestamp;

    /// <summary>The earliest that it may have been.</summary>
    public DateTimeOffset Earliest => Time - Accuracy;

    /// <summary>The latest that it may have been.</summary>
    public DateTimeOffset Latest => Time + Accuracy;

    private TimeSpan Accuracy => _token.TokenInfo.AccuracyInMicroseconds is > 0 and var stated
        ? TimeSpan.FromMicroseconds(stated)
        : _token.TokenInfo.PolicyId.Value == BaselinePolicy ? BaselineAccuracy : TimeSpan.Zero;

    /// <summary>Opens a token that is over <paramref name="data"/>.</summary>
    /// <exception cref="NotaryRefusalException">It is none, is over something else, or is not signed as it must be.</exception>
    public static TimestampToken Open(ReadOnlyMemory<byte> encoded, ReadOnlySpan<byte> data)
    {
        if (encoded.Length > LargestToken) throw new NotaryRefusalException("The timestamp is too large.");
        try
        {
            if (!Rfc3161TimestampToken.TryDecode(encoded, out var token, out var consumed) || consumed != encoded.Length)
            {
                throw new NotaryRefusalException("The timestamp cannot be read.");
            }

            CheckContent(token);
            return token.VerifySignatureForData(data, out var signer)
                ? Checked(token, signer)
                : throw new NotaryRefusalException("The timestamp is over something else, or its signature or its signing certificate is wrong or missing.");
        }
        catch (CryptographicException)
        {
            throw new NotaryRefusalException("The timestamp is malformed.");
        }
    }

    private static void CheckContent(Rfc3161TimestampToken token)
    {
        var info = token.TokenInfo;
        if (info.Version != 1) throw new NotaryRefusalException($"The timestamp has the version {info.Version}.");
        if (!Hashes.Contains(info.HashAlgorithmId.Value)) throw new NotaryRefusalException("The timestamp uses a hash that is not of SHA-2.");
        if (info.HasExtensions && info.GetExtensions().Any(extension => extension.Critical)) throw new NotaryRefusalException("The timestamp has a critical extension that is not known.");
    }

    private static TimestampToken Checked(Rfc3161TimestampToken token, X509Certificate2 signer)
    {
        var signature = token.AsSignedCms().SignerInfos[0];
        if (!Hashes.Contains(signature.DigestAlgorithm.Value)) throw new NotaryRefusalException("The timestamp is signed with a hash that is not of SHA-2.");
        SigningCertificateAttribute.Check(signature, signer);
        return new(token, CertificateReader.Read(signer.RawData));
    }
}
