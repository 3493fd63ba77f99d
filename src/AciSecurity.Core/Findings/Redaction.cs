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
        var plain = WithoutUserInfo(text);
        if (plain.Length <= Longest && !plain.AsSpan().ContainsAnyExceptInRange(' ', '~')) return plain;
        var shown = new StringBuilder(Math.Min(plain.Length, Longest) + 1);
        foreach (var rune in plain.EnumerateRunes())
        {
            if (shown.Length >= Longest) return shown.Append('…').ToString();
            if (NeedsEscape(rune)) shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else shown.Append(rune.ToString());
        }

        return shown.ToString();
    }

    private static string WithoutUserInfo(string text)
    {
        if (!text.Contains('@') || !text.Contains("//", StringComparison.Ordinal)) return text;
        try
        {
            return UserInfo().Replace(text, "//" + Hidden + "@");
        }
        catch (RegexMatchTimeoutException)
        {
            return Hidden;
        }
    }

    // Format characters can reorder what a terminal or a web page shows, or hide it.
    private static bool NeedsEscape(Rune rune) =>
        Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Up to the last @ of the word: passwords hold slashes and at-signs that should have been encoded.
    [GeneratedRegex(@"//[^\s/]\S*@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UserInfo();
}
