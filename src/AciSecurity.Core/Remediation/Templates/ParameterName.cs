using System.Globalization;

namespace AciSecurity.Remediation.Templates;

/// <summary>Names for parameters, made of what they stand for: the variable DB_PASSWORD of the container web becomes webDbPassword.</summary>
internal static class ParameterName
{
    private const int Longest = 80;

    /// <summary>Names that mean something else in Bicep: its own words, and functions that a template may call.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "null", "if", "for", "in", "existing", "import", "as", "type", "func", "param", "var", "output", "resource", "module", "metadata",
        "targetScope", "using", "with", "assert", "extension", "provider", "az", "sys", "any", "array", "bool", "int", "object", "string",
        "environment", "resourceGroup", "subscription", "tenant", "reference", "resourceId", "format", "concat", "json", "first", "last", "length", "min", "max",
        "replace", "split", "join", "take", "skip", "trim", "union", "uri", "guid", "base64", "contains", "empty", GroupTemplate.Symbol,
    };

    /// <summary>A name of these words, of which each may have several.</summary>
    public static string Of(IEnumerable<string> words)
    {
        var parts = words.SelectMany(Split).ToList();
        var name = string.Concat(parts.Select((part, at) => at == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
        if (name.Length == 0 || !char.IsAsciiLetter(name[0])) name = "value" + name;
        return Symbol(name.Length <= Longest ? name : name[..Longest]);
    }

    /// <summary>The name that stands for a parameter of this name in Bicep.</summary>
    public static string Symbol(string name)
    {
        var symbol = string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character == '_' ? character : '_'));
        if (symbol.Length == 0 || char.IsAsciiDigit(symbol[0])) symbol = "_" + symbol;
        return Taken.Contains(symbol) ? symbol + "Value" : symbol;
    }

    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var isEnd = at == text.Length || !char.IsAsciiLetterOrDigit(text[at]);
            var isHump = !isEnd && at > start && char.IsAsciiLetterUpper(text[at]) && char.IsAsciiLetterLower(text[at - 1]);
            if (!isEnd && !isHump) continue;
            if (at > start) yield return text[start..at].ToLower(CultureInfo.InvariantCulture);
            start = isEnd ? at + 1 : at;
        }
    }
}
