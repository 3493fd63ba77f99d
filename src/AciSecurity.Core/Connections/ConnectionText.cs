using System.Text.RegularExpressions;

namespace AciSecurity.Connections;

/// <summary>Examines a text that may name connections: a connection string, URLs, a command.</summary>
internal static class ConnectionText
{
    /// <summary>The worst flaw of the connections that a text names; null where there is none.</summary>
    /// <param name="text">The text, which may hold secrets.</param>
    /// <param name="setting">The name of the setting; empty where it has none.</param>
    /// <param name="containers">The names of the group's containers, with which connections need no encryption.</param>
    public static ConnectionFlaw? Examine(string text, string setting, IReadOnlyCollection<string> containers)
    {
        try
        {
            // Most texts are neither, and a run has very many.
            var inUrls = text.Contains("://", StringComparison.Ordinal) ? ConnectionUrl.Flaws(text, setting, containers) : [];
            var inOptions = text.Contains('=') ? ConnectionOption.Flaws(text, containers) : [];
            return inUrls.Concat(inOptions).MinBy(flaw => flaw.Kind);
        }
        catch (RegexMatchTimeoutException)
        {
            return new("takes too long to examine", ConnectionFlawKind.Unclear);
        }
    }
}
