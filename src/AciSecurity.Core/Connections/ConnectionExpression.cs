using System.Text.RegularExpressions;
using AciSecurity.Resources;

namespace AciSecurity.Connections;

/// <summary>Tells from a template expression that the value it stands for names no unencrypted connection.</summary>
internal static partial class ConnectionExpression
{
    private const int Longest = 24_576;

    private static readonly string[] NameEnds =
    [
        "level", "env", "environment", "region", "location", "zone", "tz", "timezone", "name", "id", "port", "count", "size", "mode", "version",
        "timeout", "interval", "enabled", "disabled", "debug", "password", "pwd", "secret", "key", "token", "user", "username", "email", "path",
        "dir", "directory", "tenant", "subscription", "culture", "language", "locale",
    ];

    /// <summary>Whether no value that the expression may have names an unencrypted connection: it is put together from a scheme
    /// with TLS, or is made of names of the deployment alone, or its setting's name says that it holds no address.</summary>
    public static bool IsHarmless(string expression, string setting, IReadOnlyCollection<string> containers)
    {
        if (expression.Length > Longest) return false;
        try
        {
            var literals = Expressions.Literals(expression).ToList();
            if (literals.Exists(literal => ConnectionText.Examine(literal, setting, containers) is not null)) return false;
            if (IsNoAddress(setting)) return true;
            if (PutTogether().Match(expression) is { Success: true } match && ConnectionUrl.IsEncrypted(match.Groups["first"].Value)) return true;
            return OfNames().IsMatch(expression);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static bool IsNoAddress(string setting)
    {
        var name = setting.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return Array.Exists(NameEnds, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"^\[\s*(?:concat|format|uri)\s*\(\s*'(?<first>(?:[^']|'')*)'", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PutTogether();

    [GeneratedRegex(@"^\[\s*(?:resourceGroup|subscription|tenant|deployment)\s*\(\s*\)\s*(?:\.\s*\w+\s*)+\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OfNames();
}
