using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace AciSecurity.Simulator.Registry;

/// <summary>Digests and names as the distribution specification has them
/// (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests).</summary>
internal static partial class ContentDigest
{
    public static string Of(ReadOnlySpan<byte> content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Whether content has a digest, by the digest's own algorithm.</summary>
    public static bool Matches(ReadOnlySpan<byte> content, string digest) => digest == (digest.StartsWith("sha512:", StringComparison.Ordinal)
        ? "sha512:" + Convert.ToHexStringLower(SHA512.HashData(content))
        : Of(content));

    [GeneratedRegex("^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$", RegexOptions.CultureInvariant, 1000)]
    public static partial Regex Pattern { get; }

    [GeneratedRegex("^[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*$", RegexOptions.CultureInvariant, 1000)]
    public static partial Regex RepositoryPattern { get; }

    [GeneratedRegex("^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$", RegexOptions.CultureInvariant, 1000)]
    public static partial Regex TagPattern { get; }
}
