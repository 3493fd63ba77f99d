using System.Text.RegularExpressions;

namespace AciSecurity.Registry.Notary.Trust;

/// <summary>What a trust policy applies to: one repository, or all.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#oci-trust-policy-constraints; the form of
/// repositories is that of the distribution specification.</remarks>
internal static partial class RegistryScope
{
    /// <summary>All repositories.</summary>
    public const string All = "*";

    /// <summary>Whether it is the full name of a repository: a host, a slash, a path, and neither tag nor digest.</summary>
    public static bool IsRepository(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(
        @"\A[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::[0-9]+)?(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)+\z",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Pattern();
}
