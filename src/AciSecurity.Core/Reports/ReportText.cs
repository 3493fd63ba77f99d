using System.Globalization;
using System.Text;

namespace AciSecurity.Reports;

/// <summary>Makes text from files and Azure safe for whatever shows a report: a terminal, a web page, a log.</summary>
internal static class ReportText
{
    /// <summary>The text with control and format characters written as escapes, so that none of them can move a cursor,
    /// reorder what stands there or end a line.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var safe = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUnsafe(rune)) safe.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else safe.Append(rune.ToString());
        }

        return safe.ToString();
    }

    /// <summary>The text as a sentence: readers of reports join them.</summary>
    public static string Sentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text + ".";

    private static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
