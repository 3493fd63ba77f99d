using System.Globalization;
using System.Text;

namespace AciSecurity.Reports;

/// <summary>Makes text from files and Azure safe for whatever shows a report: a terminal, a web page, a log.</summary>
/// <param name="baseFolder">The folder that files are written relative to; null where there is none.</param>
internal sealed class ReportText(string? baseFolder)
{
    // Faults name files in full. A root is left alone: it is a part of every path.
    private readonly string? _prefix = baseFolder is null || Path.GetPathRoot(baseFolder) == baseFolder
        ? null
        : Path.TrimEndingDirectorySeparator(baseFolder) + Path.DirectorySeparatorChar;

    /// <summary>The text with files named from the base folder on, and with control and format characters as escapes, so
    /// that none of them can move a cursor, reorder what stands there or end a line.</summary>
    public string Of(string text)
    {
        if (_prefix is not null) text = text.Replace(_prefix, "", StringComparison.Ordinal);
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
