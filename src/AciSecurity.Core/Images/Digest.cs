using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace AciSecurity.Images;

/// <summary>What content is called by its hash: an algorithm, a colon, and lower-case hexadecimal digits.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests. Only the registered algorithms are known,
/// SHA-256 and SHA-512: a digest that nobody can check proves nothing.</remarks>
public sealed record Digest
{
    private const string Sha256 = "sha256";
    private const string Sha512 = "sha512";

    private Digest(string algorithm, string hex)
    {
        Algorithm = algorithm;
        Hex = hex;
    }

    /// <summary><c>sha256</c> or <c>sha512</c>.</summary>
    public string Algorithm { get; }

    /// <summary>The hash, in lower-case hexadecimal digits.</summary>
    public string Hex { get; }

    /// <summary>Reads a digest; false where it is none, or of an algorithm that is not registered.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Digest? digest)
    {
        digest = null;
        if (text?.Split(':') is not [var algorithm, var hex]) return false;
        var length = algorithm switch { Sha256 => SHA256.HashSizeInBytes * 2, Sha512 => SHA512.HashSizeInBytes * 2, _ => -1 };
        if (hex.Length != length || !hex.All(char.IsAsciiHexDigitLower)) return false;
        digest = new(algorithm, hex);
        return true;
    }

    /// <summary>Reads a digest.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Digest Parse(string text) => TryParse(text, out var digest) ? digest : throw new FormatException("This is no digest.");

    /// <summary>The SHA-256 digest of <paramref name="content"/>.</summary>
    public static Digest Of(ReadOnlySpan<byte> content) => new(Sha256, Hexadecimal(SHA256.HashData(content)));

    /// <summary>Whether this is what <paramref name="content"/> is called.</summary>
    public bool IsOf(ReadOnlySpan<byte> content) =>
        Hex == Hexadecimal(Algorithm == Sha256 ? SHA256.HashData(content) : SHA512.HashData(content));

    /// <summary>A hash of this digest's algorithm, for content that comes in pieces.</summary>
    public IncrementalHash Start() => IncrementalHash.CreateHash(Algorithm == Sha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512);

    /// <inheritdoc/>
    public override string ToString() => $"{Algorithm}:{Hex}";

    private static string Hexadecimal(ReadOnlySpan<byte> hash) => Convert.ToHexString(hash).ToLowerInvariant();
}
