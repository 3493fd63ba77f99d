using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.X509;

namespace AciSecurity.Registry.Sigstore.Certificates;

/// <summary>Reads certificates from DER and nothing else: no PEM, no PKCS #7, no second encoding of the same certificate.</summary>
internal static class CertificateDer
{
    private const int Largest = 64 * 1024;

    /// <summary>Reads a certificate.</summary>
    /// <param name="der">The bytes.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="SigstoreFormatException">It is none.</exception>
    public static X509Certificate Read(byte[] der, string what)
    {
        if (der.Length > Largest) throw new SigstoreFormatException($"The {what} has more than {Largest:N0} bytes.");
        try
        {
            var structure = X509CertificateStructure.GetInstance(Asn1Object.FromByteArray(der));
            if (!structure.GetEncoded(Asn1Encodable.Der).AsSpan().SequenceEqual(der)) throw new SigstoreFormatException($"The {what} is not in DER.");
            var certificate = new X509Certificate(structure);
            // The library reads parts late; what is broken is found now.
            _ = (certificate.NotBefore, certificate.NotAfter, certificate.SubjectDN.ToString(), certificate.IssuerDN.ToString());
            _ = (certificate.GetCriticalExtensionOids(), certificate.GetBasicConstraints(), certificate.GetKeyUsage(), certificate.GetExtendedKeyUsage());
            return certificate;
        }
        // The library tells of broken bytes by whatever its parts throw.
        catch (Exception fault) when (fault is not (SigstoreFormatException or OutOfMemoryException))
        {
            throw new SigstoreFormatException($"The {what} is no X.509 certificate.");
        }
    }
}
