namespace AciSecurity.Reports;

/// <summary>Puts text from outside into Markdown so that it stays text.</summary>
internal static class MarkdownText
{
    /// <summary>The text as code for a cell of a table. In code no character means anything: no HTML, link, image, mention or formula.</summary>
    /// <remarks>A run of backticks ends code that began with as many, so the code begins with one more
    /// (https://spec.commonmark.org/0.31.2/#code-spans); a bar ends a cell even in code, unless it is escaped
    /// (https://github.github.com/gfm/#tables-extension-).</remarks>
    public static string Code(string text)
    {
        if (text.Length == 0) return "";
        var fence = new string('`', LongestRun(text) + 1);
        var pad = text[0] is '`' or ' ' || text[^1] is '`' or ' ' ? " " : "";
        return fence + pad + text.Replace("|", "\\|", StringComparison.Ordinal) + pad + fence;
    }

    private static int LongestRun(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
