using System.Security.Cryptography;
using AciSecurity.Images;

namespace AciSecurity.Registry.Sigstore.Keys;

/// <summary>What a signature is over: bytes, or content of which only the digest is known.</summary>
internal sealed class SignedData
{
    private readonly Digest? _digest;

    private SignedData(ReadOnlyMemory<byte>? bytes, Digest? digest)
    {
        Bytes = bytes;
        _digest = digest;
    }

    /// <summary>The bytes; null where only their digest is known.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; }

    /// <summary>Data that is at hand.</summary>
    public static SignedData Of(ReadOnlyMemory<byte> bytes) => new(bytes, null);

    /// <summary>Data of which the digest is known.</summary>
    public static SignedData Of(Digest digest) => new(null, digest);

    /// <summary>Its hash; null where it cannot be made of the digest that is known.</summary>
    public byte[]? Hash(HashAlgorithmName algorithm)
    {
        if (Bytes is { } bytes)
        {
            using var hash = IncrementalHash.CreateHash(algorithm);
            hash.AppendData(bytes.Span);
            return hash.GetHashAndReset();
        }

        var known = _digest!.Algorithm == "sha256" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512;
        return known == algorithm ? Convert.FromHexString(_digest.Hex) : null;
    }
}
