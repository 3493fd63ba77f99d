using System.Security.Cryptography;

namespace AciSecurity.Registry.Sigstore.Keys;

/// <summary>An RSA key, which signs by PKCS #1 v1.5 with SHA-256.</summary>
internal sealed class RsaKey : VerificationKey
{
    private const int Smallest = 2048;
    private const int Largest = 16384;

    private RsaKey(byte[] subjectPublicKeyInfo)
        : base(subjectPublicKeyInfo)
    {
    }

    /// <summary>Reads a key; null where it is too small to prove anything, or so large that it only costs time.</summary>
    public static RsaKey? Read(byte[] subjectPublicKeyInfo)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(subjectPublicKeyInfo, out _);
        return rsa.KeySize is >= Smallest and <= Largest ? new(subjectPublicKeyInfo) : null;
    }

    /// <summary>Turns a key in the form of PKCS #1, as older trusted roots have it, into SubjectPublicKeyInfo.</summary>
    public static byte[] FromPkcs1(byte[] key)
    {
        using var rsa = RSA.Create();
        rsa.ImportRSAPublicKey(key, out var read);
        return read == key.Length ? rsa.ExportSubjectPublicKeyInfo() : throw new CryptographicException("The key is followed by more.");
    }

    /// <inheritdoc/>
    public override KeyVerdict Verify(SignedData data, ReadOnlySpan<byte> signature)
    {
        if (data.Hash(HashAlgorithmName.SHA256) is not { } hash) return KeyVerdict.Undecided;
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(SubjectPublicKeyInfo, out _);
        return rsa.VerifyHash(hash, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) ? KeyVerdict.Made : KeyVerdict.NotMade;
    }
}
