using System.Text.RegularExpressions;

namespace AciSecurity.Connections;

/// <summary>Knows what looks like the address of a connection and is none: names of namespaces, schemas and claims, origins, proxies.</summary>
internal static partial class Identifier
{
    private static readonly string[] Hosts =
    [
        "w3.org", "schemas.microsoft.com", "schemas.xmlsoap.org", "schemas.openxmlformats.org", "schemas.android.com", "xmlns.com",
        "xmlns.jcp.org", "xmlns.oracle.com", "json-schema.org", "schema.org", "purl.org", "xml.org", "opengis.net", "docs.oasis-open.org",
        "java.sun.com", "springframework.org", "ns.adobe.com", "openid.net", "ogp.me", "tempuri.org", "maven.apache.org", "identifiers.org",
    ];

    private static readonly string[] NameEnds =
    [
        "proxy", "proxyurl", "proxyuri", "proxyserver", "origin", "origins", "namespace", "xmlns", "schema", "schemauri", "schemaurl", "claim",
        "claims", "claimtype", "audience", "audiences", "entityid", "identifier", "identifieruri", "appiduri", "realm",
    ];

    /// <summary>Whether the setting's name says that a URL in it is a name, the origin of a web page or a proxy: to a proxy the
    /// scheme says nothing of what passes through it.</summary>
    public static bool IsName(string setting)
    {
        var name = Separators().Replace(setting, "").TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').ToLowerInvariant();
        return name.Contains("cors", StringComparison.Ordinal) || Array.Exists(NameEnds, end => name.EndsWith(end, StringComparison.Ordinal));
    }

    /// <summary>Whether the host is that of well-known names, which nobody connects to.</summary>
    public static bool IsHost(string host) => Array.Exists(Hosts, known =>
        host.Equals(known, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + known, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the text before a URL says that it is a namespace, a schema or a proxy.</summary>
    public static bool IsAnnounced(string before) => Announcement().IsMatch(before.Length <= 40 ? before : before[^40..]);

    [GeneratedRegex(@"[\W_]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"(?:(?:xmlns(?::\w+)?|schemaLocation|\$schema)[""']?\s*[:=]\s*[""']?|(?:(?:https?|ftp|all)_proxy|--proxy|(?<!\S)-x)[\s=""':]*|\bproxy[""']?\s*[:=]\s*[""']?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Announcement();
}
