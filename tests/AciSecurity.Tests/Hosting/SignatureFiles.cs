using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Tests.Hosting;

/// <summary>What images are signed with and verified by, with keys made for one test.</summary>
internal static class SignatureFiles
{
    /// <summary>The password of <c>signing.pfx</c>.</summary>
    public const string Password = "word";

    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";

    /// <summary>Writes signing.pfx, trustpolicy.json, truststore, cosign.pub and trusted_root.json.</summary>
    public static void Write(TemporaryFolder folder)
    {
        var today = TimeProvider.System.GetUtcNow();
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("C=US, ST=WA, O=Contoso, CN=root", rootKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        using var root = authority.CreateSelfSigned(today.AddYears(-1), today.AddYears(9));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leaf = Signer(key).Create(root, today.AddDays(-1), today.AddDays(300), [0x45, 1, 2, 3, 4, 5, 6, 7]);
        using var signer = leaf.CopyWithPrivateKey(key);
        var certificates = new X509Certificate2Collection { signer, X509CertificateLoader.LoadCertificate(root.RawData) };
        File.WriteAllBytes(folder["signing.pfx"], certificates.Export(X509ContentType.Pfx, Password)!);
        folder.Write("truststore/x509/ca/contoso/root.pem", root.ExportCertificatePem());
        folder.Write("root.pem", root.ExportCertificatePem());
        folder.Write("trustpolicy.json", """
            {
              "version": "1.0",
              "trustPolicies": [
                {
                  "name": "contoso",
                  "registryScopes": [ "*" ],
                  "signatureVerification": { "level": "strict", "override": { "revocation": "skip" } },
                  "trustStores": [ "ca:contoso" ],
                  "trustedIdentities": [ "x509.subject: C=US, ST=WA, O=Contoso, CN=signer" ]
                }
              ]
            }
            """);
        using var cosign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        folder.Write("cosign.pub", cosign.ExportSubjectPublicKeyInfoPem());
        folder.Write("trusted_root.json", """{ "mediaType": "application/vnd.dev.sigstore.trustedroot+json;version=0.1" }""");
    }

    private static CertificateRequest Signer(ECDsa key)
    {
        var request = new CertificateRequest("C=US, ST=WA, O=Contoso, CN=signer", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(CodeSigning)], critical: false));
        return request;
    }
}
