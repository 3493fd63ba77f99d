using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Certificates;

/// <summary>How an envelope is signed. The key of the signing certificate decides it, and no header.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#algorithm-selection. PSS salts are as
/// long as the hash; ECDSA signatures are r and s, one after the other.</remarks>
/// <param name="Name">Its name in JWS and in Key Vault, e.g. <c>PS256</c>.</param>
/// <param name="CoseLabel">Its number in COSE. https://www.iana.org/assignments/cose</param>
/// <param name="Hash">The hash.</param>
/// <param name="IsRsa">RSASSA-PSS; else ECDSA.</param>
/// <param name="KeySize">The only size of a key that it is used with, in bits.</param>
internal sealed record SignatureAlgorithm(string Name, int CoseLabel, HashAlgorithmName Hash, bool IsRsa, int KeySize)
{
    private const string RsaEncryption = "1.2.840.113549.1.1.1";
    private const string EllipticCurve = "1.2.840.10045.2.1";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SignatureAlgorithm> All { get; } =
    [
        new("PS256", -37, HashAlgorithmName.SHA256, true, 2048),
        new("PS384", -38, HashAlgorithmName.SHA384, true, 3072),
        new("PS512", -39, HashAlgorithmName.SHA512, true, 4096),
        new("ES256", -7, HashAlgorithmName.SHA256, false, 256),
        new("ES384", -35, HashAlgorithmName.SHA384, false, 384),
        new("ES512", -36, HashAlgorithmName.SHA512, false, 521),
    ];

    /// <summary>The length of a signature in bytes.</summary>
    public int SignatureSize => IsRsa ? KeySize / 8 : 2 * ((KeySize + 7) / 8);

    /// <summary>The algorithm that goes with the certificate's key.</summary>
    /// <exception cref="NotaryRefusalException">The key is of a kind or size that signs nothing here.</exception>
    public static SignatureAlgorithm Of(X509Certificate2 certificate)
    {
        var (isRsa, size) = certificate.PublicKey.Oid.Value switch
        {
            RsaEncryption => (true, RsaSize(certificate)),
            EllipticCurve => (false, CurveSize(certificate)),
            _ => throw new NotaryRefusalException($"The certificate of {certificate.Subject} has a key that is neither RSA nor elliptic-curve."),
        };
        return All.FirstOrDefault(algorithm => algorithm.IsRsa == isRsa && algorithm.KeySize == size)
            ?? throw new NotaryRefusalException($"The certificate of {certificate.Subject} has an {(isRsa ? "RSA" : "elliptic-curve")} key of {size} bits, which is not supported.");
    }

    /// <summary>Whether <paramref name="key"/> made <paramref name="signature"/> over <paramref name="data"/>.</summary>
    public bool Verifies(CertificateKey key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => signature.Length == SignatureSize && (IsRsa
        ? key.Verifies(data, signature, Hash, RSASignaturePadding.Pss)
        : key.Verifies(data, signature, Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    /// <inheritdoc/>
    public override string ToString() => Name;

    // The modulus comes first (RFC 8017 §A.1.1). Nothing is verified here, so the key need not be opened.
    private static int RsaSize(X509Certificate2 certificate)
    {
        try
        {
            var modulus = new AsnReader(certificate.PublicKey.EncodedKeyValue.RawData, AsnEncodingRules.DER).ReadSequence().ReadInteger();
            return modulus.Sign > 0 ? (int)modulus.GetBitLength() : 0;
        }
        catch (AsnContentException)
        {
            return 0;
        }
    }

    private static int CurveSize(X509Certificate2 certificate)
    {
        try
        {
            return AsnDecoder.ReadObjectIdentifier(certificate.PublicKey.EncodedParameters.RawData, AsnEncodingRules.DER, out _) switch
            {
                "1.2.840.10045.3.1.7" => 256,
                "1.3.132.0.34" => 384,
                "1.3.132.0.35" => 521,
                _ => 0,
            };
        }
        catch (AsnContentException)
        {
            return 0;
        }
    }
}
