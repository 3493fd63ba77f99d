using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>What a key's signatures are verified with.</summary>
/// <param name="Family">Its kind; <see cref="KeyFamily.Unusable"/> where it cannot be read or is too weak.</param>
/// <param name="Bytes">Its SubjectPublicKeyInfo; for Ed25519 the bare key.</param>
internal sealed record KeyMaterial(KeyFamily Family, byte[] Bytes)
{
    private const int Ed25519Length = 32;

    private static readonly KeyMaterial None = new(KeyFamily.Unusable, []);

    // P-256, P-384 and P-521
    private static readonly string[] Curves = ["1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35"];

    /// <summary>Reads a key. The type that it says must be the type that it is.</summary>
    public static KeyMaterial Of(TrustKey key)
    {
        try
        {
            return key.Type switch
            {
                "ecdsa" => Ecdsa(key.Bytes),
                "rsa" => Rsa(key.Bytes),
                "ecdsa-x509" => Ecdsa(OfCertificate(key.Bytes)),
                "rsa-x509" => Rsa(OfCertificate(key.Bytes)),
                "ed25519" when key.Bytes.Length == Ed25519Length => new(KeyFamily.Ed25519, key.Bytes),
                _ => None,
            };
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return None;
        }
    }

    /// <summary>Whether .NET says so that a key, certificate or signature is broken, or of a kind that this machine does not know.</summary>
    public static bool IsUnreadable(Exception exception) => exception is CryptographicException or NotSupportedException or ArgumentException;

    private static KeyMaterial Ecdsa(byte[] info)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(info, out var read);
        var curve = key.ExportParameters(includePrivateParameters: false).Curve;
        return read == info.Length && curve.IsNamed && Curves.Contains(curve.Oid.Value) ? new(KeyFamily.Ecdsa, info) : None;
    }

    private static KeyMaterial Rsa(byte[] info)
    {
        using var key = RSA.Create();
        key.ImportSubjectPublicKeyInfo(info, out var read);
        return read == info.Length && key.KeySize is >= ContentTrustLimits.LeastRsaBits and <= ContentTrustLimits.MostRsaBits
            ? new(KeyFamily.Rsa, info)
            : None;
    }

    /// <summary>The key of the first certificate, which is the signer's.</summary>
    private static byte[] OfCertificate(byte[] pem)
    {
        using var certificate = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(pem));
        return certificate.PublicKey.ExportSubjectPublicKeyInfo();
    }
}
