using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>The ways in which metadata is signed, each over SHA-256 where it hashes.</summary>
/// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/tuf/signed/verifiers.go. Its <c>pycrypto-pkcs#1 pss</c> is left out: neither
/// Docker nor notary signs so.</remarks>
internal static class SignatureMethod
{
    /// <summary>Whether <paramref name="key"/> made <paramref name="signature"/> over <paramref name="message"/>. The method must be one of
    /// the key's family: a signature does not choose how its key is understood.</summary>
    public static bool Verifies(TrustKey key, MetadataSignature signature, ReadOnlySpan<byte> message)
    {
        var material = key.Material;
        try
        {
            return (signature.Method, material.Family) switch
            {
                ("ecdsa", KeyFamily.Ecdsa) => Ecdsa(material.Bytes, signature.Value, message),
                ("rsapss", KeyFamily.Rsa) => Rsa(material.Bytes, signature.Value, message, RSASignaturePadding.Pss),
                ("rsapkcs1v15", KeyFamily.Rsa) => Rsa(material.Bytes, signature.Value, message, RSASignaturePadding.Pkcs1),
                ("eddsa", KeyFamily.Ed25519) => Eddsa(material.Bytes, signature.Value, message),
                _ => false,
            };
        }
        catch (Exception exception) when (KeyMaterial.IsUnreadable(exception))
        {
            return false;
        }
    }

    /// <summary>Two numbers, r and s, each as long as the curve's: no DER.</summary>
    private static bool Ecdsa(byte[] info, byte[] signature, ReadOnlySpan<byte> message)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(info, out _);
        return signature.Length == 2 * ((key.KeySize + 7) / 8)
            && key.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static bool Rsa(byte[] info, byte[] signature, ReadOnlySpan<byte> message, RSASignaturePadding padding)
    {
        using var key = RSA.Create();
        key.ImportSubjectPublicKeyInfo(info, out _);
        return key.VerifyData(message, signature, HashAlgorithmName.SHA256, padding);
    }

    private static bool Eddsa(byte[] key, byte[] signature, ReadOnlySpan<byte> message) =>
        signature.Length == Ed25519.SignatureSize && Ed25519.Verify(signature, 0, key, 0, message.ToArray(), 0, message.Length);
}
