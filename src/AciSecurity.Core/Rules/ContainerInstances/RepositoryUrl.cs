using System.Text.RegularExpressions;
using AciSecurity.Credentials;
using AciSecurity.Credentials.Formats;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>The URL of a git repository, which people put tokens into.</summary>
internal static partial class RepositoryUrl
{
    /// <summary>Whether the URL, or what an expression shows of it, has a user part or a token in its query.</summary>
    public static bool HoldsCredentials(string text)
    {
        try
        {
            var shown = text.StartsWith('[') ? string.Concat(Expressions.Literals(text)) : text;
            return UserPart().IsMatch(shown)
                || Parameter().Matches(shown).Any(parameter => SecretName.Tells(parameter.Groups["name"].Value))
                || SecretFormats.Of(shown) is not null;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    /// <summary>Whether it is cloned over TLS, from a server that proves who it is.</summary>
    public static bool IsHttps(string url) => url.Trim().StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it names a commit for ever: the whole id, SHA-1 or SHA-256.</summary>
    public static bool IsCommit(string revision) => Commit().IsMatch(revision);

    /// <summary>The host of the URL for evidence; nothing else of it may be shown.</summary>
    public static string? Shown(Setting<string> url)
    {
        if (url.IsAbsent) return null;
        if (url.IsUnresolved) return "(unresolved)";
        return Uri.TryCreate(url.Value.Trim(), UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? Redaction.Text($"{uri.Scheme}://{uri.Host}/…") : Redaction.Hidden;
    }

    // Also of git@host:path, which is a user part for ssh.
    [GeneratedRegex(@"(?:^|//)[^/?#]*@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UserPart();

    [GeneratedRegex(@"[?&](?<name>[^=&#]+)=", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^(?:[0-9a-f]{40}|[0-9a-f]{64})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Commit();
}
