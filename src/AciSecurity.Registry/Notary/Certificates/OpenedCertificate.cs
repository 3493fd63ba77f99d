using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Certificates;

/// <summary>A certificate, with what takes long to find out of it found out once: its key, and whether it signed itself.</summary>
internal sealed class OpenedCertificate : IDisposable
{
    private readonly Lazy<bool> _isSelfSigned;

    /// <summary>Makes one.</summary>
    /// <param name="certificate">The certificate, which stays its owner's.</param>
    public OpenedCertificate(X509Certificate2 certificate)
    {
        (Certificate, Key) = (certificate, new(certificate));
        _isSelfSigned = new(() => IsIssuedBy(this));
    }

    /// <summary>The certificate.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Its key.</summary>
    public CertificateKey Key { get; }

    /// <summary>Whether it issued itself.</summary>
    public bool IsSelfSigned => _isSelfSigned.Value;

    /// <summary>Whether the issuer's name stands in the certificate, byte by byte, and its key signed it.</summary>
    public bool IsIssuedBy(OpenedCertificate issuer) => Issuance.IsNamed(Certificate, issuer.Certificate) && Issuance.IsSigned(Certificate, issuer.Key);

    /// <inheritdoc/>
    public void Dispose() => Key.Dispose();
}
