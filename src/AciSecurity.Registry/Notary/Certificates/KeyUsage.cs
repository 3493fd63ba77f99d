using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Certificates;

/// <summary>The key usage of a certificate, which must be there, and be critical in chains that sign.</summary>
internal static class KeyUsage
{
    /// <summary>The uses.</summary>
    /// <exception cref="NotaryRefusalException">There is no such extension, or it is not critical and must be.</exception>
    public static X509KeyUsageFlags Of(X509Certificate2 certificate, CertificatePurpose purpose)
    {
        var extension = certificate.Extensions.OfType<X509KeyUsageExtension>().SingleOrDefault()
            ?? throw new NotaryRefusalException($"The certificate of {certificate.Subject} has no key usage.");
        return extension.Critical || purpose == CertificatePurpose.Timestamping
            ? extension.KeyUsages
            : throw new NotaryRefusalException($"The key usage of {certificate.Subject} is not critical.");
    }
}
