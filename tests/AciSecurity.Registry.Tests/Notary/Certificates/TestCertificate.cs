using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Tests.Notary.Certificates;

/// <summary>A certificate made for a test, with its key.</summary>
internal sealed record TestCertificate(X509Certificate2 Certificate, AsymmetricAlgorithm Key)
{
    public string Pem => Certificate.ExportCertificatePem();

    public Org.BouncyCastle.X509.X509Certificate Bouncy => new Org.BouncyCastle.X509.X509CertificateParser().ReadCertificate(Certificate.RawData);

    public Org.BouncyCastle.Crypto.AsymmetricKeyParameter BouncyKey => Org.BouncyCastle.Security.PrivateKeyFactory.CreateKey(Key.ExportPkcs8PrivateKey());

    public X509SignatureGenerator Generator => Key is RSA rsa
        ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1)
        : X509SignatureGenerator.CreateForECDsa((ECDsa)Key);
}
