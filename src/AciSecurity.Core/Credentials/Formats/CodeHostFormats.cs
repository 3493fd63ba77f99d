using System.Text.RegularExpressions;
using AciSecurity.Credentials.Checksums;

namespace AciSecurity.Credentials.Formats;

/// <summary>Tokens of GitHub and GitLab.</summary>
/// <remarks>https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats,
/// https://docs.gitlab.com/security/tokens/#token-prefixes</remarks>
internal static partial class CodeHostFormats
{
    public static SecretFormat[] All { get; } =
    [
        new(new(GitHub(), "gh") { Shortest = 40 }, "a GitHub token", Base62Checksum.IsValid),
        new(new(GitHubFineGrained(), "github_pat_") { Shortest = 93 }, "a GitHub token", RandomText.IsVaried),
        new(new(GitLab(), "gl") { Shortest = 24 }, "a GitLab token", RandomText.IsVaried),
    ];

    [GeneratedRegex("(?<![A-Za-z0-9])gh[oprsu]_[A-Za-z0-9]{36,251}(?![A-Za-z0-9_])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GitHub();

    [GeneratedRegex("(?<![A-Za-z0-9])github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?![A-Za-z0-9_])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GitHubFineGrained();

    [GeneratedRegex("(?<![A-Za-z0-9])gl(?:pat|dt|rt|rtr|ptt|cbt|ft|soat|oas|imt|agent|ffct)-[A-Za-z0-9_.-]{20,300}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GitLab();
}
