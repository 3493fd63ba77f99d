using System.Security.Cryptography;
using AciSecurity.Registry.Sigstore.Keys;

namespace AciSecurity.Registry.Sigstore.Roots;

/// <summary>How a trusted root says what kind of key it holds.</summary>
/// <remarks>PublicKeyDetails of https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_common.proto</remarks>
internal static class KeyDetails
{
    private const string Pkcs1 = "PKCS1_RSA_PKCS1V5";

    /// <summary>The kinds by number.</summary>
    public static IReadOnlyDictionary<int, string> Names { get; } = new Dictionary<int, string>
    {
        [1] = Pkcs1,
        [3] = "PKIX_RSA_PKCS1V5",
        [5] = "PKIX_ECDSA_P256_SHA_256",
        [7] = "PKIX_ED25519",
        [8] = "PKIX_ED25519_PH",
        [9] = "PKIX_RSA_PKCS1V15_2048_SHA256",
        [10] = "PKIX_RSA_PKCS1V15_3072_SHA256",
        [11] = "PKIX_RSA_PKCS1V15_4096_SHA256",
        [12] = "PKIX_ECDSA_P384_SHA_384",
        [13] = "PKIX_ECDSA_P521_SHA_512",
        [19] = "PKIX_ECDSA_P384_SHA_256",
        [20] = "PKIX_ECDSA_P521_SHA_256",
    };

    /// <summary>Reads a key of the kind <paramref name="name"/>.</summary>
    /// <exception cref="SigstoreFormatException">The key cannot be read, or is of another kind.</exception>
    public static VerificationKey Read(string name, byte[] raw, string place)
    {
        try
        {
            if (VerificationKey.TryRead(name == Pkcs1 ? RsaKey.FromPkcs1(raw) : raw, out var key) && IsKind(key, name)) return key;
        }
        catch (CryptographicException)
        {
            // Told below: broken or of another kind, the answer is the same.
        }

        throw new SigstoreFormatException($"{place} is no key of the kind that keyDetails says.");
    }

    private static bool IsKind(VerificationKey key, string name) => key switch
    {
        EcdsaKey ecdsa => name.StartsWith($"PKIX_ECDSA_{ecdsa.Curve}_", StringComparison.Ordinal),
        RsaKey => name == Pkcs1 || name.StartsWith("PKIX_RSA_PKCS1V", StringComparison.Ordinal),
        Ed25519Key => name.StartsWith("PKIX_ED25519", StringComparison.Ordinal),
        _ => false,
    };
}
