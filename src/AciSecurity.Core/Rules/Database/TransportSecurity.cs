using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.Database;

/// <summary>Decides whether a database takes old versions of TLS, or connections without any.</summary>
internal static class TransportSecurity
{
    private static readonly string[] Old = ["NONE", "TLSENFORCEMENTDISABLED", "1.0", "1.1", "TLS", "TLS11", "TLSV1", "TLSV1.0", "TLSV1.1"];
    private static readonly string[] New = ["1.2", "1.3", "TLS12", "TLS13", "TLSV1.2", "TLSV1.3"];

    /// <summary>Whether the oldest version that it takes, or each of a list of versions, is new enough.</summary>
    public static Verdict Version(Setting<string> version) => version.Match(
        known: text =>
        {
            var versions = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => item.ToUpperInvariant()).ToList();
            return versions.Exists(item => Old.Contains(item)) ? new(Outcome.Fail, "takes connections with old versions of TLS, or without")
                : versions.Count > 0 && versions.TrueForAll(item => New.Contains(item)) ? new(Outcome.Pass, "takes TLS 1.2 and later only")
                : new(Outcome.Unknown, "takes versions of TLS that are not known");
        },
        absent: () => new(Outcome.Unknown, "does not say which versions of TLS it takes"),
        unresolved: reason => new(Outcome.Unknown, reason));

    /// <summary>Whether a parameter of a server makes it refuse connections without TLS.</summary>
    public static Verdict Required(Setting<string> parameter) => parameter.Match(
        known: text => text.ToUpperInvariant() switch
        {
            "ON" => new(Outcome.Pass, "requires TLS"),
            "OFF" => new(Outcome.Fail, "takes connections without TLS"),
            _ => new(Outcome.Unknown, "has a require_secure_transport that is not known"),
        },
        absent: () => new(Outcome.Unknown, "does not say whether it requires TLS"),
        unresolved: reason => new(Outcome.Unknown, reason));

    /// <summary>Whether a port without TLS is closed.</summary>
    public static Verdict OnlyTls(Setting<bool> plainPort) => plainPort.Match(
        known: isOpen => isOpen ? new(Outcome.Fail, "takes connections without TLS on a port of their own") : new(Outcome.Pass, "has no port without TLS"),
        absent: () => new Verdict(Outcome.Pass, "has no port without TLS, which is the default"),
        unresolved: reason => new(Outcome.Unknown, reason));
}
