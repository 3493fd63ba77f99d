using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Findings;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Notary;

/// <summary>What results say of a chain of certificates.</summary>
internal static class Signers
{
    /// <summary>Who signed.</summary>
    public static SignerIdentity Identity(X509Certificate2 certificate) => new()
    {
        Subject = certificate.Subject.Length == 0 ? null : Redaction.Text(certificate.Subject),
        KeyId = Hexadecimal(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo())),
    };

    /// <summary>The certificates, leaf first.</summary>
    public static IReadOnlyList<SignatureCertificate> Certificates(IReadOnlyList<X509Certificate2> chain) =>
        [.. chain.Select(certificate => new SignatureCertificate(
            Redaction.Text(certificate.Subject), Redaction.Text(certificate.Issuer), Thumbprint(certificate), certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime()))];

    /// <summary>The SHA-256 of a certificate, in lower-case hexadecimal digits.</summary>
    public static string Thumbprint(X509Certificate2 certificate) => Hexadecimal(SHA256.HashData(certificate.RawDataMemory.Span));

    private static string Hexadecimal(byte[] hash) => Convert.ToHexString(hash).ToLowerInvariant();
}
