using System.Text.RegularExpressions;
using AciSecurity.Credentials;

namespace AciSecurity.Connections;

/// <summary>Examines a text that may name connections: a connection string, URLs, a command.</summary>
internal static class ConnectionText
{
    private static readonly ClearSettings Clear = new();

    /// <summary>The worst flaw of the connections that a text names; null where there is none.</summary>
    /// <param name="text">The text, which may hold secrets.</param>
    /// <param name="setting">The name of the setting; empty where it has none.</param>
    /// <param name="containers">The names of the group's containers, with which connections need no encryption.</param>
    public static ConnectionFlaw? Examine(string text, string setting, IReadOnlyCollection<string> containers)
    {
        // Most texts are neither, and a run has very many.
        if ((!text.Contains("://", StringComparison.Ordinal) && !text.Contains('=')) || Clear.Contains(setting, text)) return null;
        try
        {
            // Names of containers only take flaws away.
            if (Flaws(text, setting, []).Any()) return Flaws(text, setting, containers).MinBy(flaw => flaw.Kind);
            Clear.Add(setting, text);
            return null;
        }
        catch (RegexMatchTimeoutException)
        {
            return new("takes too long to examine", ConnectionFlawKind.Unclear);
        }
    }

    private static IEnumerable<ConnectionFlaw> Flaws(string text, string setting, IReadOnlyCollection<string> containers) =>
        ConnectionUrl.Flaws(text, setting, containers).Concat(ConnectionOption.Flaws(text, containers));
}
