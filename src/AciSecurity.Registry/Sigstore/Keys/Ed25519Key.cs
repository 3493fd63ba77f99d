using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace AciSecurity.Registry.Sigstore.Keys;

/// <summary>An Ed25519 key. It signs the data itself, or with Ed25519ph its SHA-512: their signatures cannot be taken for one another.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc8032. A hashedrekord entry of a log takes Ed25519ph only.</remarks>
internal sealed class Ed25519Key : VerificationKey
{
    private const int SignatureLength = 64;

    private readonly Ed25519PublicKeyParameters _key;

    private Ed25519Key(byte[] raw, byte[] subjectPublicKeyInfo)
        : base(subjectPublicKeyInfo)
    {
        Raw = raw;
        _key = new(raw);
    }

    /// <summary>The 32 bytes of the key.</summary>
    public byte[] Raw { get; }

    /// <summary>Reads a key.</summary>
    /// <exception cref="CryptographicException">It is no point of the curve.</exception>
    public static Ed25519Key? Read(byte[] raw, byte[] subjectPublicKeyInfo)
    {
        if (raw.Length != Ed25519PublicKeyParameters.KeySize) return null;
        try
        {
            return new(raw, subjectPublicKeyInfo);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override KeyVerdict Verify(SignedData data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureLength) return KeyVerdict.NotMade;
        var hash = data.Hash(HashAlgorithmName.SHA512);
        if (data.Bytes is { } bytes && IsPure(bytes.ToArray(), signature.ToArray())) return KeyVerdict.Made;
        if (hash is not null && IsPrehashed(hash, signature.ToArray())) return KeyVerdict.Made;
        return data.Bytes is null ? KeyVerdict.Undecided : KeyVerdict.NotMade;
    }

    private bool IsPure(byte[] data, byte[] signature)
    {
        var signer = new Ed25519Signer();
        signer.Init(forSigning: false, _key);
        signer.BlockUpdate(data, 0, data.Length);
        return signer.VerifySignature(signature);
    }

    private bool IsPrehashed(byte[] hash, byte[] signature) =>
        Org.BouncyCastle.Math.EC.Rfc8032.Ed25519.VerifyPrehash(signature, 0, Raw, 0, [], hash, 0);
}
