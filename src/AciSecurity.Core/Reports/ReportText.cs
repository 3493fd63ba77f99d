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

    private string? _file;
    private string _shownFile = "";

    /// <summary>The text with files named from the base folder on, and with nothing in it that could disturb a reader's screen.</summary>
    public string Of(string text) =>
        Redaction.Escape(_prefix is null ? text : text.Replace(_prefix, "", StringComparison.Ordinal));

    /// <summary>The text as XML 1.0 may hold it. Control characters and halves of surrogate pairs are gone by then; these two are forbidden too.</summary>
    /// <remarks>https://www.w3.org/TR/xml/#charsets</remarks>
    public string Xml(string text) => Of(text).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');

    /// <summary>The finding's file, from the base folder on where it lies there, with slashes on every system; null where it has none.</summary>
    public string? File(Finding finding)
    {
        if (finding.Origin.File is not { } file) return null;
        if (file == _file) return _shownFile; // findings of a file come one after the other
        _file = file;
        return _shownFile = Redaction.Escape(Relative(file));
    }

    /// <summary>The finding's file and line; null where it has no file.</summary>
    public string? Place(Finding finding) =>
        File(finding) is { } file ? finding.Origin.Line > 0 ? $"{file}:{finding.Origin.Line}" : file : null;

    /// <summary>The text as a sentence: readers of reports join them.</summary>
    public static string Sentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text + ".";

    private string Relative(string file)
    {
        if (baseFolder is null) return file;
        var relative = Path.GetRelativePath(baseFolder, file);
        var isOutside = Path.IsPathRooted(relative) || relative.Split(Path.DirectorySeparatorChar)[0] is ".." or ".";
        return isOutside ? file : relative.Replace(Path.DirectorySeparatorChar, '/');
    }
}
