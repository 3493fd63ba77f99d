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
    public static string Text(string text) => Escape(WithoutUserInfo(text), Longest);

    /// <summary>The text with control and format characters as escapes, so that none can move a cursor, reorder what stands
    /// there or end a line; cut where it is longer than <paramref name="longest"/>.</summary>
    internal static string Escape(string text, int longest = int.MaxValue)
    {
        if (text.Length <= longest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var shown = new StringBuilder(Math.Min(text.Length, longest) + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= longest) return shown.Append('…').ToString();
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
