using System.Security.Cryptography;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>What signed metadata says of a file, or of the manifest of a tag: its length and hashes.</summary>
/// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/tuf/data/types.go: FileMeta. Hashes of other algorithms are passed over.</remarks>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">Its SHA-256; null where it is not given.</param>
/// <param name="Sha512">Its SHA-512; null where it is not given.</param>
internal sealed record FileMeta(long Length, byte[]? Sha256, byte[]? Sha512)
{
    /// <summary>Reads it. One of both hashes must be there, and each be as long as it has to be.</summary>
    public static FileMeta Parse(MetadataElement element)
    {
        var hashes = element.Member("hashes");
        var meta = new FileMeta(
            element.Member("length").Integer(least: 0),
            Hash(hashes, "sha256", SHA256.HashSizeInBytes),
            Hash(hashes, "sha512", SHA512.HashSizeInBytes));
        return meta is { Sha256: null, Sha512: null } ? throw hashes.Refusal("a file has no hash by SHA-256 or SHA-512.") : meta;
    }

    /// <summary>Reads a list of files by their names.</summary>
    public static IReadOnlyDictionary<string, FileMeta> ParseAll(MetadataElement? files) =>
        files?.Members().ToDictionary(file => file.Key, file => Parse(file.Value), StringComparer.Ordinal) ?? [];

    /// <summary>Demands that <paramref name="file"/> is the one, by every hash that is given.</summary>
    public void Demand(string role, ReadOnlySpan<byte> file)
    {
        if (file.Length != Length)
            throw new ContentTrustRefusedException(role, ContentTrustRule.Size, $"The metadata of {role} has {file.Length} bytes, and the signed length is {Length}.");
        if ((Sha256 is not null && !SHA256.HashData(file).AsSpan().SequenceEqual(Sha256)) || (Sha512 is not null && !SHA512.HashData(file).AsSpan().SequenceEqual(Sha512)))
            throw new ContentTrustRefusedException(role, ContentTrustRule.Hash, $"The metadata of {role} is not the one whose hash is signed.");
    }

    private static byte[]? Hash(MetadataElement hashes, string algorithm, int length) => hashes.Optional(algorithm)?.Bytes() switch
    {
        null => null,
        var hash when hash.Length == length => hash,
        _ => throw hashes.Refusal($"a hash is not as long as {algorithm} makes it."),
    };
}
