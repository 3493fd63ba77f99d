using System.Text.RegularExpressions;

namespace AciSecurity.Connections;

/// <summary>Finds URLs whose scheme means a connection without TLS.</summary>
/// <remarks>Schemes: https://www.iana.org/assignments/uri-schemes,
/// https://www.mongodb.com/docs/manual/reference/connection-string-options/#tls-options</remarks>
internal static partial class ConnectionUrl
{
    /// <summary>The flaws of the URLs in a text.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text takes too long to examine.</exception>
    public static IEnumerable<ConnectionFlaw> Flaws(string text, string setting, IReadOnlyCollection<string> containers)
    {
        foreach (Match match in Url().Matches(text))
        {
            var scheme = match.Groups["scheme"].Value.ToLowerInvariant();
            var rest = match.Groups["rest"].Value;
            if (scheme == "mongodb" && Encrypted().IsMatch(rest)) continue;
            var isWeb = scheme is "http" or "ws";
            if (isWeb && (Identifier.IsName(setting) || Identifier.IsAnnounced(text[..match.Index]))) continue;
            var hosts = HostsOf(rest, isWeb);
            var others = hosts.FindAll(host => !Host.IsOwn(host, containers) && !(isWeb && Identifier.IsHost(WithoutPort(host))));
            if (others.Count == 0) continue;
            var isHidden = others.TrueForAll(Host.IsHidden);
            yield return new(isHidden ? $"{scheme}:// to a host that is filled in later" : $"{scheme}://", isHidden ? ConnectionFlawKind.Unclear : ConnectionFlawKind.Unencrypted);
        }
    }

    /// <summary>The hosts of all URLs in a text, whatever their schemes.</summary>
    public static List<string> Hosts(string text) => [.. AnyUrl().Matches(text).SelectMany(match => HostsOf(match.Groups["rest"].Value, isWeb: false))];

    /// <summary>Whether the text is a URL of a scheme with TLS, or begins as one.</summary>
    public static bool IsEncrypted(string text) => EncryptedUrl().IsMatch(text);

    private static List<string> HostsOf(string rest, bool isWeb)
    {
        var authority = rest[..End(rest, "/?#")];
        // Passwords hold slashes that should have been encoded; web addresses hold at-signs behind the host.
        if (!isWeb && !authority.Contains('@') && rest[..End(rest, "?")] is var path && path.Contains('@')) authority = path[..(path.LastIndexOf('@') + 1)] + AfterUser(path);
        var hosts = authority[(authority.LastIndexOf('@') + 1)..];
        return isWeb ? [hosts[..End(hosts, ",;)")]] : [.. hosts[..End(hosts, ";)/?")].Split(',')];
    }

    private static string AfterUser(string path)
    {
        var host = path[(path.LastIndexOf('@') + 1)..];
        return host[..End(host, "/?#")];
    }

    private static string WithoutPort(string host) => host[..End(host, ":")];

    private static int End(string text, string marks)
    {
        var end = text.AsSpan().IndexOfAny(marks);
        return end < 0 ? text.Length : end;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9+.-])(?<scheme>http|ws|redis|amqp|mongodb|ftp|mqtt)://(?<rest>[^\s""'|\\]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Url();

    [GeneratedRegex(@"://(?<rest>[^\s""'|\\]*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AnyUrl();

    [GeneratedRegex(@"[?&](?:tls|ssl)=true\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Encrypted();

    [GeneratedRegex(@"^(?:https|wss|rediss|amqps|mongodb\+srv|ftps|sftp|ldaps|mqtts|smtps)://", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex EncryptedUrl();
}
