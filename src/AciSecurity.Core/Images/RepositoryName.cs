using System.Text.RegularExpressions;

namespace AciSecurity.Images;

/// <summary>What may be the name of a repository or a tag.</summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests. What a registry lists is checked too: a
/// name becomes part of an address.</remarks>
public static partial class RepositoryName
{
    private const int Longest = 255;

    /// <summary>Whether a repository may be called so.</summary>
    public static bool IsValid(string name) => name.Length <= Longest && Repository().IsMatch(name);

    /// <summary>Whether a tag may be called so.</summary>
    public static bool IsTag(string tag) => Tag().IsMatch(tag);

    [GeneratedRegex(@"^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Repository();

    [GeneratedRegex(@"^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();
}
