using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Certificates;

/// <summary>What the certificate that signs, or timestamps, must be like.</summary>
/// <param name="purpose">What it is used for.</param>
internal sealed class LeafProfile(CertificatePurpose purpose)
{
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    private const X509KeyUsageFlags Forbidden = X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.DataEncipherment | X509KeyUsageFlags.KeyAgreement
        | X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign | X509KeyUsageFlags.EncipherOnly | X509KeyUsageFlags.DecipherOnly;

    // The specification names anyExtendedKeyUsage and the reference code OCSPSigning: both are refused.
    private static readonly Dictionary<string, string> ForbiddenPurposes = new(StringComparer.Ordinal)
    {
        ["2.5.29.37.0"] = "anyExtendedKeyUsage",
        ["1.3.6.1.5.5.7.3.1"] = "serverAuth",
        ["1.3.6.1.5.5.7.3.2"] = "clientAuth",
        ["1.3.6.1.5.5.7.3.4"] = "emailProtection",
        [TimeStamping] = "timeStamping",
        ["1.3.6.1.5.5.7.3.9"] = "OCSPSigning",
    };

    /// <summary>Checks it.</summary>
    /// <exception cref="NotaryRefusalException">It must not sign.</exception>
    public void Check(X509Certificate2 certificate)
    {
        if (certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority))
        {
            throw new NotaryRefusalException($"The certificate of {certificate.Subject} signs and is one of an authority.");
        }

        CheckKeyUsage(certificate);
        if (purpose == CertificatePurpose.Signing) CheckSigningPurposes(certificate);
        else CheckTimestampingPurpose(certificate);
        SignatureAlgorithm.Of(certificate);
    }

    private void CheckKeyUsage(X509Certificate2 certificate)
    {
        var usage = KeyUsage.Of(certificate, purpose);
        if (!usage.HasFlag(X509KeyUsageFlags.DigitalSignature)) throw new NotaryRefusalException($"The key usage of {certificate.Subject} lacks digitalSignature.");
        if ((usage & Forbidden) != 0) throw new NotaryRefusalException($"The key usage of {certificate.Subject} has more than digitalSignature: {usage & Forbidden}.");
    }

    private static void CheckSigningPurposes(X509Certificate2 certificate)
    {
        foreach (var purpose in Purposes(certificate))
        {
            if (ForbiddenPurposes.TryGetValue(purpose, out var name)) throw new NotaryRefusalException($"The extended key usage of {certificate.Subject} has {name}.");
        }
    }

    // RFC 3161 §2.3
    private static void CheckTimestampingPurpose(X509Certificate2 certificate)
    {
        if (Purposes(certificate) is not [TimeStamping]) throw new NotaryRefusalException($"The extended key usage of {certificate.Subject} is not timeStamping alone.");
        if (!certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().Critical)
        {
            throw new NotaryRefusalException($"The extended key usage of {certificate.Subject} is not critical.");
        }
    }

    private static string[] Purposes(X509Certificate2 certificate) =>
        [.. certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(extension => extension.EnhancedKeyUsages.Cast<Oid>()).Select(oid => oid.Value ?? "")];
}
