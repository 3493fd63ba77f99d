using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Trust;

/// <summary>Reads the certificates of a file: PEM, or DER one after the other.</summary>
internal static class CertificateFile
{
    /// <summary>No file of certificates is longer.</summary>
    public const int LargestFile = 4 * 1024 * 1024;

    private const string Label = "CERTIFICATE";

    /// <summary>The certificates, in the order of the file.</summary>
    /// <exception cref="NotaryRefusalException">There is none, or something else is there too.</exception>
    public static IReadOnlyList<X509Certificate2> Parse(ReadOnlyMemory<byte> content)
    {
        var certificates = content.Span.IndexOf("-----BEGIN "u8) >= 0 ? FromPem(Encoding.Latin1.GetString(content.Span)) : FromDer(content);
        return certificates.Count > 0 ? certificates : throw new NotaryRefusalException("It has no certificate.");
    }

    private static List<X509Certificate2> FromPem(ReadOnlySpan<char> text)
    {
        var certificates = new List<X509Certificate2>();
        while (PemEncoding.TryFind(text, out var fields))
        {
            if (!text[fields.Label].SequenceEqual(Label)) throw new NotaryRefusalException($"It has a {text[fields.Label]}, which is no certificate.");
            certificates.Add(CertificateReader.Read(Convert.FromBase64String(text[fields.Base64Data].ToString())));
            text = text[fields.Location.End..];
        }

        return certificates;
    }

    private static List<X509Certificate2> FromDer(ReadOnlyMemory<byte> content)
    {
        try
        {
            var certificates = new List<X509Certificate2>();
            for (var reader = new AsnReader(content, AsnEncodingRules.DER); reader.HasData;) certificates.Add(CertificateReader.Read(reader.ReadEncodedValue()));
            return certificates;
        }
        catch (AsnContentException)
        {
            throw new NotaryRefusalException("It is neither PEM nor DER.");
        }
    }
}
