using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Timestamps;

/// <summary>The signed attribute SigningCertificateV2, which binds a signature to one certificate.</summary>
/// <remarks>RFC 5035 §4, RFC 5816 §2.2.1</remarks>
internal static class SigningCertificateAttribute
{
    private const string Version2 = "1.2.840.113549.1.9.16.2.47";

    /// <summary>Checks that the attribute is there and names <paramref name="certificate"/>.</summary>
    /// <exception cref="NotaryRefusalException">It is missing, or names another.</exception>
    public static void Check(SignerInfo signature, X509Certificate2 certificate)
    {
        var attribute = signature.SignedAttributes.Cast<CryptographicAttributeObject>().Where(attribute => attribute.Oid.Value == Version2).ToList();
        if (attribute is not [{ Values.Count: 1 } only]) throw new NotaryRefusalException("The timestamp lacks the attribute SigningCertificateV2.");
        try
        {
            if (!Names(only.Values[0].RawData, certificate)) throw new NotaryRefusalException("The timestamp's attribute SigningCertificateV2 names another certificate.");
        }
        catch (AsnContentException)
        {
            throw new NotaryRefusalException("The timestamp's attribute SigningCertificateV2 is malformed.");
        }
    }

    // SEQUENCE { certs SEQUENCE OF SEQUENCE { hashAlgorithm DEFAULT sha256, certHash OCTET STRING, issuerSerial OPTIONAL }, ... }: the first counts.
    private static bool Names(ReadOnlyMemory<byte> encoded, X509Certificate2 certificate)
    {
        var first = new AsnReader(encoded, AsnEncodingRules.BER).ReadSequence().ReadSequence().ReadSequence();
        var hash = HashAlgorithmName.SHA256;
        if (first.PeekTag() == Asn1Tag.Sequence)
        {
            hash = first.ReadSequence().ReadObjectIdentifier() switch
            {
                "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
                "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
                "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
                _ => throw new NotaryRefusalException("The timestamp's attribute SigningCertificateV2 uses a hash that is not of SHA-2."),
            };
        }

        if (!first.ReadOctetString().AsSpan().SequenceEqual(certificate.GetCertHash(hash))) return false;
        if (!first.HasData) return true;
        var issuerSerial = first.ReadSequence();
        issuerSerial.ReadSequence();
        return issuerSerial.ReadIntegerBytes().Span.TrimStart((byte)0).SequenceEqual(certificate.SerialNumberBytes.Span.TrimStart((byte)0));
    }
}
