using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Certificates;

/// <summary>What certificates, revocation lists and OCSP responses have in common: content, the algorithm, and a signature over the content.</summary>
/// <remarks>RFC 5280 §4.1 and §5.1, RFC 6960 §4.2.1. MD5 and SHA-1 are refused, and so are issuers with keys below 2048 bits (RSA) or 256 bits.</remarks>
/// <param name="Content">The bytes that are signed.</param>
/// <param name="Algorithm">The AlgorithmIdentifier, as it is encoded.</param>
/// <param name="Signature">The signature's bytes.</param>
internal readonly record struct SignedStructure(ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Algorithm, ReadOnlyMemory<byte> Signature)
{
    private const string Pss = "1.2.840.113549.1.1.10";
    private const int SmallestRsaKey = 2048;
    private const int SmallestCurve = 256;

    /// <summary>Takes the structure apart.</summary>
    /// <param name="encoded">Its DER.</param>
    /// <param name="more">Whether something may follow the signature, as in OCSP.</param>
    /// <exception cref="NotaryRefusalException">It is none.</exception>
    public static SignedStructure Read(ReadOnlyMemory<byte> encoded, bool more = false)
    {
        try
        {
            var outer = new AsnReader(encoded, AsnEncodingRules.DER);
            var sequence = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            if (sequence.PeekTag() != Asn1Tag.Sequence) throw new NotaryRefusalException("A signed structure has no content.");
            var structure = new SignedStructure(sequence.ReadEncodedValue(), sequence.ReadEncodedValue(), sequence.ReadBitString(out var unused));
            if (unused != 0) throw new NotaryRefusalException("A signature is no whole number of bytes.");
            if (!more) sequence.ThrowIfNotEmpty();
            return structure;
        }
        catch (AsnContentException)
        {
            throw new NotaryRefusalException("A signed structure is malformed.");
        }
    }

    /// <summary>Whether <paramref name="signer"/>'s key made the signature. Says nothing of whether it may.</summary>
    public bool IsSignedBy(X509Certificate2 signer)
    {
        using var key = new CertificateKey(signer);
        return IsSignedBy(key);
    }

    /// <summary>Whether <paramref name="key"/> made the signature. Says nothing of whether it may.</summary>
    public bool IsSignedBy(CertificateKey key)
    {
        try
        {
            var reader = new AsnReader(Algorithm, AsnEncodingRules.DER).ReadSequence();
            var identifier = reader.ReadObjectIdentifier();
            return identifier switch
            {
                "1.2.840.113549.1.1.11" => Rsa(key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                "1.2.840.113549.1.1.12" => Rsa(key, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
                "1.2.840.113549.1.1.13" => Rsa(key, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
                Pss when PssParameters.Hash(reader.ReadEncodedValue()) is { } hash => Rsa(key, hash, RSASignaturePadding.Pss),
                "1.2.840.10045.4.3.2" => Curve(key, HashAlgorithmName.SHA256),
                "1.2.840.10045.4.3.3" => Curve(key, HashAlgorithmName.SHA384),
                "1.2.840.10045.4.3.4" => Curve(key, HashAlgorithmName.SHA512),
                _ => false,
            };
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException or NotSupportedException or ArgumentException)
        {
            return false;
        }
    }

    private bool Rsa(CertificateKey key, HashAlgorithmName hash, RSASignaturePadding padding) =>
        key.Verifies(Content.Span, Signature.Span, hash, padding, SmallestRsaKey);

    private bool Curve(CertificateKey key, HashAlgorithmName hash) =>
        key.Verifies(Content.Span, Signature.Span, hash, DSASignatureFormat.Rfc3279DerSequence, SmallestCurve);
}
