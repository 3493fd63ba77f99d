using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>Makes text from files and Azure safe for whatever shows a report: a terminal, a web page, a log.</summary>
/// <param name="baseFolder">The folder that files are written relative to; null where there is none.</param>
internal sealed class ReportText(string? baseFolder)
{
    // Faults name files in full. A root is left alone: it is a part of every path.
    private readonly string? _prefix = baseFolder is null || Path.GetPathRoot(baseFolder) == baseFolder
        ? null
        : Path.TrimEndingDirectorySeparator(baseFolder) + Path.DirectorySeparatorChar;

    /// <summary>The text with files named from the base folder on, and with nothing in it that could disturb a reader's screen.</summary>
    public string Of(string text) =>
        Redaction.Escape(_prefix is null ? text : text.Replace(_prefix, "", StringComparison.Ordinal));

    /// <summary>The text as a sentence: readers of reports join them.</summary>
    public static string Sentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text + ".";
}
