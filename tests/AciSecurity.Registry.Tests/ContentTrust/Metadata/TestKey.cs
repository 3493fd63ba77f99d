using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace AciSecurity.Registry.Tests.ContentTrust.Metadata;

/// <summary>A key that signs metadata, made at run time.</summary>
internal sealed record TestKey(string Type, byte[] Public, string Method, Func<byte[], byte[]> Sign)
{
    public JsonObject Json => new() { ["keytype"] = Type, ["keyval"] = new JsonObject { ["private"] = null, ["public"] = Convert.ToBase64String(Public) } };

    public string Id => Convert.ToHexStringLower(SHA256.HashData(TestJson.Canonical(Json)));

    public static TestKey Ecdsa(ECCurve? curve = null)
    {
        var key = ECDsa.Create(curve ?? ECCurve.NamedCurves.nistP256);
        return new("ecdsa", key.ExportSubjectPublicKeyInfo(), "ecdsa", message => key.SignData(message, HashAlgorithmName.SHA256));
    }

    public static TestKey Rsa(int bits = 2048, RSASignaturePadding? padding = null)
    {
        var key = RSA.Create(bits);
        return new("rsa", key.ExportSubjectPublicKeyInfo(), Named(padding), message => key.SignData(message, HashAlgorithmName.SHA256, padding ?? RSASignaturePadding.Pss));
    }

    public static TestKey Ed25519()
    {
        var key = new Ed25519PrivateKeyParameters(new SecureRandom());
        return new("ed25519", key.GeneratePublicKey().GetEncoded(), "eddsa", message =>
        {
            var signer = new Ed25519Signer();
            signer.Init(forSigning: true, key);
            signer.BlockUpdate(message, 0, message.Length);
            return signer.GenerateSignature();
        });
    }

    public static TestKey EcdsaCertificate(TestCertificate certificate)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = certificate.Pem(new CertificateRequest(certificate.Subject, key, HashAlgorithmName.SHA256), X509SignatureGenerator.CreateForECDsa(key));
        return new("ecdsa-x509", Encoding.ASCII.GetBytes(pem), "ecdsa", message => key.SignData(message, HashAlgorithmName.SHA256));
    }

    public static TestKey RsaCertificate(TestCertificate certificate, int bits = 2048)
    {
        var key = RSA.Create(bits);
        X509SignatureGenerator generator = certificate.IsOfSha1 ? new Sha1SignatureGenerator(key) : X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1);
        var pem = certificate.Pem(new CertificateRequest(certificate.Subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), generator);
        return new("rsa-x509", Encoding.ASCII.GetBytes(pem), "rsapss", message => key.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    private static string Named(RSASignaturePadding? padding) => padding == RSASignaturePadding.Pkcs1 ? "rsapkcs1v15" : "rsapss";
}
