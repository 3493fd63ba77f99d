using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace AciSecurity.Registry.Sigstore.Keys;

/// <summary>A public key with the signature algorithm that follows from it, so that no signature chooses its own.</summary>
/// <remarks>https://github.com/sigstore/architecture-docs/blob/main/algorithm-registry.md</remarks>
internal abstract class VerificationKey(byte[] subjectPublicKeyInfo)
{
    private const string EcPublicKey = "1.2.840.10045.2.1";
    private const string RsaEncryption = "1.2.840.113549.1.1.1";
    private const string Ed25519 = "1.3.101.112";

    /// <summary>The key as SubjectPublicKeyInfo, in DER.</summary>
    public byte[] SubjectPublicKeyInfo { get; } = subjectPublicKeyInfo;

    /// <summary>The SHA-256 of <see cref="SubjectPublicKeyInfo"/>, in lower-case hexadecimal digits.</summary>
    public string Id { get; } = Convert.ToHexString(SHA256.HashData(subjectPublicKeyInfo)).ToLowerInvariant();

    /// <summary>What the key says of <paramref name="signature"/> over <paramref name="data"/>.</summary>
    public abstract KeyVerdict Verify(SignedData data, ReadOnlySpan<byte> signature);

    /// <summary>Whether the key made <paramref name="signature"/> over <paramref name="data"/>.</summary>
    public bool Made(ReadOnlyMemory<byte> data, ReadOnlySpan<byte> signature) => Verify(SignedData.Of(data), signature) == KeyVerdict.Made;

    /// <summary>Reads a key; false where it is none, or of a kind that sigstore does not sign with.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> subjectPublicKeyInfo, [NotNullWhen(true)] out VerificationKey? key)
    {
        key = null;
        try
        {
            var outer = new AsnReader(subjectPublicKeyInfo, AsnEncodingRules.DER);
            var info = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            var algorithm = info.ReadSequence();
            var bits = info.ReadBitString(out var unused);
            info.ThrowIfNotEmpty();
            if (unused != 0) return false;
            key = algorithm.ReadObjectIdentifier() switch
            {
                EcPublicKey => EcdsaKey.Read(algorithm.ReadObjectIdentifier(), subjectPublicKeyInfo.ToArray()),
                RsaEncryption => RsaKey.Read(subjectPublicKeyInfo.ToArray()),
                Ed25519 when !algorithm.HasData => Ed25519Key.Read(bits, subjectPublicKeyInfo.ToArray()),
                _ => null,
            };
        }
        catch (Exception fault) when (fault is AsnContentException or CryptographicException)
        {
            return false;
        }

        return key is not null;
    }
}
