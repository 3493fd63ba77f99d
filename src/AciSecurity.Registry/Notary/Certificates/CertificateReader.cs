using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Certificates;

/// <summary>Reads certificates that anybody may have written.</summary>
internal static class CertificateReader
{
    /// <summary>No certificate is longer: real ones have a few kilobytes.</summary>
    public const int LargestCertificate = 128 * 1024;

    /// <summary>No chain is longer.</summary>
    public const int LongestChain = 16;

    /// <summary>Reads one certificate.</summary>
    /// <param name="der">Its DER and nothing else: what .NET would take besides (PEM, PKCS #7, PKCS #12) is refused before it is tried.</param>
    /// <exception cref="NotaryRefusalException">It is none.</exception>
    public static X509Certificate2 Read(ReadOnlyMemory<byte> der)
    {
        if (der.Length > LargestCertificate) throw new NotaryRefusalException("A certificate is too large.");
        SignedStructure.Read(der);
        try
        {
            var certificate = new X509Certificate2(der.Span);
            if (!certificate.RawDataMemory.Span.SequenceEqual(der.Span)) throw new NotaryRefusalException("A certificate is malformed.");
            RefuseRepeatedExtensions(certificate);
            return certificate;
        }
        catch (CryptographicException)
        {
            throw new NotaryRefusalException("A certificate is malformed.");
        }
    }

    private static void RefuseRepeatedExtensions(X509Certificate2 certificate)
    {
        var known = new HashSet<string?>(StringComparer.Ordinal);
        if (certificate.Extensions.Any(extension => !known.Add(extension.Oid?.Value)))
        {
            throw new NotaryRefusalException($"The certificate of {certificate.Subject} has the same extension twice.");
        }
    }
}
