using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Certificates;

/// <summary>Whether one certificate issued another: names and signature, and nothing that a platform's trust store says.</summary>
/// <remarks>X509Chain is not used: it asks for roots of the machine, fetches certificates, and honours extensions that the specification says must
/// not be honoured.</remarks>
internal static class Issuance
{
    /// <summary>Whether the issuer's name stands in <paramref name="certificate"/>, byte by byte, and its key signed it.</summary>
    public static bool IsIssuedBy(this X509Certificate2 certificate, X509Certificate2 issuer)
    {
        using var key = new CertificateKey(issuer);
        return IsNamed(certificate, issuer) && IsSigned(certificate, key);
    }

    /// <summary>Whether it issued itself.</summary>
    public static bool IsSelfSigned(this X509Certificate2 certificate) => certificate.IsIssuedBy(certificate);

    /// <summary>Whether the issuer's name stands in <paramref name="certificate"/>, byte by byte.</summary>
    public static bool IsNamed(X509Certificate2 certificate, X509Certificate2 issuer) =>
        certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData);

    /// <summary>Whether a key signed <paramref name="certificate"/>.</summary>
    public static bool IsSigned(X509Certificate2 certificate, CertificateKey key)
    {
        var structure = SignedStructure.Read(certificate.RawDataMemory);
        return InnerAlgorithm(structure.Content).Span.SequenceEqual(structure.Algorithm.Span) && structure.IsSignedBy(key);
    }

    // The algorithm stands inside too, after version and serial number (RFC 5280 §4.1.2.3), so that nobody exchanges the outer one.
    private static ReadOnlyMemory<byte> InnerAlgorithm(ReadOnlyMemory<byte> content)
    {
        try
        {
            var reader = new AsnReader(content, AsnEncodingRules.DER).ReadSequence();
            if (reader.PeekTag().TagClass == TagClass.ContextSpecific) reader.ReadEncodedValue();
            reader.ReadEncodedValue();
            return reader.ReadEncodedValue();
        }
        catch (AsnContentException)
        {
            throw new NotaryRefusalException("A certificate is malformed.");
        }
    }
}
