using System.Text.RegularExpressions;

namespace AciSecurity.Connections;

/// <summary>Finds the options of connection strings that switch encryption or the check of certificates off.</summary>
/// <remarks>SQL Server: https://learn.microsoft.com/sql/connect/ado-net/connection-string-syntax. PostgreSQL, where even prefer gives
/// way to a server that speaks no TLS: https://www.postgresql.org/docs/current/libpq-ssl.html. Azure Storage:
/// https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string</remarks>
internal static partial class ConnectionOption
{
    /// <summary>The account of the emulator of Azure Storage, which listens on localhost unless an endpoint is named.</summary>
    private const string Emulator = "AccountName=devstoreaccount1";

    /// <summary>The flaws of the options in a text.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text takes too long to examine.</exception>
    public static IEnumerable<ConnectionFlaw> Flaws(string text, IReadOnlyCollection<string> containers)
    {
        foreach (Match match in Option().Matches(text))
        {
            if (FlawOf(match.Groups["key"].Value, match.Groups["value"].Value) is not { } flaw) continue;
            var hosts = HostsIn(text);
            var isStorage = flaw.What.StartsWith("Default", StringComparison.Ordinal);
            if (hosts.Count == 0 && isStorage)
            {
                if (!text.Contains(Emulator, StringComparison.OrdinalIgnoreCase)) yield return flaw;
                continue;
            }

            if (hosts.Count > 0 && hosts.TrueForAll(host => Host.IsOwn(host, containers))) continue;
            yield return hosts.Count == 0 || hosts.TrueForAll(Host.IsHidden)
                ? new($"{flaw.What} to a host that is not named there", ConnectionFlawKind.Unclear)
                : flaw;
        }
    }

    private static ConnectionFlaw? FlawOf(string key, string value)
    {
        var isNo = value.ToUpperInvariant() is "FALSE" or "NO" or "0" or "OFF";
        var name = Separators().Replace(key, "").ToUpperInvariant();
        return (name, value.ToUpperInvariant()) switch
        {
            ("ENCRYPT", "OPTIONAL") => Plain("Encrypt=Optional"),
            ("ENCRYPT", _) when isNo => Plain("Encrypt=False"),
            ("TRUSTSERVERCERTIFICATE", "TRUE" or "YES" or "1") => new("TrustServerCertificate=True", ConnectionFlawKind.TrustsAnyone),
            ("SSLMODE", "DISABLE" or "DISABLED" or "NONE") => Plain("sslmode=disable"),
            ("SSLMODE", "ALLOW") => Plain("sslmode=allow"),
            ("SSLMODE", "PREFER" or "PREFERRED") => Plain("sslmode=prefer"),
            ("SSL" or "USESSL", _) when isNo => Plain("ssl=false"),
            ("TLS" or "USETLS", _) when isNo => Plain("tls=false"),
            ("DEFAULTENDPOINTSPROTOCOL", "HTTP") => Plain("DefaultEndpointsProtocol=http"),
            _ => null,
        };
    }

    private static ConnectionFlaw Plain(string what) => new(what, ConnectionFlawKind.Unencrypted);

    /// <summary>The hosts that the text connects to, by URLs, by keys, or first of all with a port or options behind it.</summary>
    private static List<string> HostsIn(string text)
    {
        var hosts = ConnectionUrl.Hosts(text);
        hosts.AddRange(Server().Matches(text).Select(match => match.Groups["host"].Value));
        if (hosts.Count == 0 && First().Match(text) is { Success: true } first) hosts.Add(first.Groups["host"].Value);
        return hosts;
    }

    [GeneratedRegex(@"(?<!\w)(?<key>Encrypt|Trust\s?Server\s?Certificate|ssl[\s_-]?mode|ssl|tls|use[_-]?ssl|use[_-]?tls|DefaultEndpointsProtocol)\s*=\s*[""']?(?<value>[A-Za-z0-9]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Option();

    [GeneratedRegex(@"(?:(?<!\w)(?<!\w-)(?:Server|Data\s?Source|Host(?:name|addr)?|Address|Addr|Network\s?Address)\s*=\s*|(?:^|\s)(?:--host|--server|-h|-H|-S)\s+)(?<host>[^;&\s""']+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Server();

    [GeneratedRegex(@"^\s*(?<host>[A-Za-z0-9.-]+(?::\d+)?)\s*,", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex First();

    [GeneratedRegex(@"[\s_-]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separators();
}
