using System.Security.Cryptography;
using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Signatures;
using Org.BouncyCastle.X509;

namespace AciSecurity.Registry.Sigstore.Certificates;

/// <summary>The certificate that binds a signing key to an identity for some minutes.</summary>
/// <remarks>https://github.com/sigstore/fulcio/blob/main/docs/certificate-specification.md</remarks>
internal sealed class SigningCertificate
{
    private SigningCertificate(X509Certificate certificate, VerificationKey key)
    {
        X509 = certificate;
        Key = key;
        Der = certificate.GetEncoded();
        NotBefore = new(certificate.NotBefore, TimeSpan.Zero);
        NotAfter = new(certificate.NotAfter, TimeSpan.Zero);
        AlternativeNames = FulcioExtensions.AlternativeNames(certificate);
        Issuer = FulcioExtensions.Issuer(certificate);
    }

    /// <summary>The parsed certificate.</summary>
    public X509Certificate X509 { get; }

    /// <summary>The certificate in DER.</summary>
    public byte[] Der { get; }

    /// <summary>The key that it certifies.</summary>
    public VerificationKey Key { get; }

    /// <summary>When it begins to be valid.</summary>
    public DateTimeOffset NotBefore { get; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset NotAfter { get; }

    /// <summary>The names of who signed: mail addresses, addresses of workflows, or names of Fulcio's own kind.</summary>
    public IReadOnlyList<string> AlternativeNames { get; }

    /// <summary>The OpenID Connect issuer that vouched for them; null where it is not said.</summary>
    public string? Issuer { get; }

    /// <summary>Who signed, as the certificate says.</summary>
    public SignerIdentity Signer => new()
    {
        Subject = X509.SubjectDN.ToString() is { Length: > 0 } subject ? subject : null,
        AlternativeName = AlternativeNames.Count > 0 ? AlternativeNames[0] : null,
        Issuer = Issuer,
        KeyId = Key.Id,
    };

    /// <summary>The certificate as results show it.</summary>
    public SignatureCertificate Shown => new(
        X509.SubjectDN.ToString(), X509.IssuerDN.ToString(), Convert.ToHexString(SHA256.HashData(Der)).ToLowerInvariant(), NotBefore, NotAfter);

    /// <summary>Reads a certificate from DER.</summary>
    /// <exception cref="SigstoreFormatException">It is none, or its key is of a kind that sigstore does not sign with.</exception>
    public static SigningCertificate Read(byte[] der)
    {
        var certificate = CertificateDer.Read(der, "signing certificate");
        var spki = certificate.CertificateStructure.SubjectPublicKeyInfo.GetDerEncoded();
        return VerificationKey.TryRead(spki, out var key)
            ? new(certificate, key)
            : throw new SigstoreFormatException("The signing certificate's key cannot be read, or is of a kind that sigstore does not sign with.");
    }

    /// <summary>Reads the one certificate of a PEM text.</summary>
    /// <exception cref="SigstoreFormatException">There is none, or more than one.</exception>
    public static SigningCertificate ReadPem(string text) =>
        PemDer.TryRead(text, "CERTIFICATE", out var der) ? Read(der) : throw new SigstoreFormatException("The signing certificate is not one certificate in PEM.");
}
