using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Benchmarks.Registry;

/// <summary>A key with its certificate: of an authority, or of somebody who signs code.</summary>
internal sealed class Signer : IDisposable
{
    /// <summary>Makes one.</summary>
    /// <param name="isRsa">RSA 2048, or else P-256.</param>
    /// <param name="issuer">Who vouches for it; null for an authority that vouches for itself.</param>
    public Signer(bool isRsa, Signer? issuer)
    {
        Key = isRsa ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = new X500DistinguishedName($"C=US, S=WA, O=Contoso, CN={(issuer is null ? "root" : "signer")}");
        var request = Key is RSA rsa
            ? new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(name, (ECDsa)Key, HashAlgorithmName.SHA256);
        if (issuer is null) request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(issuer is null ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature, true));
        var now = TimeProvider.System.GetUtcNow();
        Certificate = issuer is null
            ? request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30))
            : request.Create(issuer.Certificate.SubjectName, Generator(issuer.Key), now.AddHours(-1), now.AddDays(20), [1, 2, 3]);
    }

    public AsymmetricAlgorithm Key { get; }

    public X509Certificate2 Certificate { get; }

    public byte[] Sign(byte[] data) => Key is RSA rsa ? rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss) : ((ECDsa)Key).SignData(data, HashAlgorithmName.SHA256);

    public bool Verify(X509Certificate2 certificate, byte[] data, byte[] signature)
    {
        if (Key is RSA)
        {
            using var rsa = certificate.GetRSAPublicKey()!;
            return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        }

        using var curve = certificate.GetECDsaPublicKey()!;
        return curve.VerifyData(data, signature, HashAlgorithmName.SHA256);
    }

    public void Dispose()
    {
        Key.Dispose();
        Certificate.Dispose();
    }

    private static X509SignatureGenerator Generator(AsymmetricAlgorithm key) =>
        key is RSA rsa ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1) : X509SignatureGenerator.CreateForECDsa((ECDsa)key);
}
