using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AciSecurity.Findings;

/// <summary>The one place that decides what of a resource's values may be shown.</summary>
public static partial class Redaction
{
    /// <summary>What stands in place of a value that may be secret.</summary>
    public const string Hidden = "(hidden)";

    private const int Longest = 200;

    /// <summary>A value as evidence: shortened, with control characters escaped and credentials in URLs removed.</summary>
    public static string Show<T>(T value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.IEnumerable list and not string => string.Join(", ", list.Cast<object?>().Select(Show)),
        _ => Text(value.ToString() ?? ""),
    };

    /// <summary>Text from outside, safe to print: no control characters, no terminal escapes, no user part of a URL.</summary>
    public static string Text(string text)
    {
        var plain = UserInfo().Replace(text, "$1" + Hidden + "@");
        if (plain.Length > Longest) plain = string.Concat(plain.AsSpan(0, Longest), "…");
        if (!plain.Any(NeedsEscape)) return plain;
        var escaped = new StringBuilder(plain.Length + 8);
        foreach (var character in plain)
        {
            if (NeedsEscape(character)) escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else escaped.Append(character);
        }

        return escaped.ToString();
    }

    // Format characters can reorder what a terminal or a web page shows.
    private static bool NeedsEscape(char character) =>
        char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex(@"(\b[a-z][a-z0-9+.-]*://)[^/?#\s@]+@", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex UserInfo();
}
