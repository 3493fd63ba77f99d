using System.Text.RegularExpressions;

namespace AciSecurity.HelpGenerator;

/// <summary>The little of Markdown that the pages use: sections, paragraphs, lists, fenced code, links.</summary>
internal static partial class Markdown
{
    private const string Fence = "```";

    /// <summary>The parts of a text under headings of one level: heading and what is under it, in order.</summary>
    public static IReadOnlyList<(string Heading, string Body)> Sections(string text, int level)
    {
        var mark = new string('#', level) + ' ';
        var sections = new List<(string Heading, string Body)>();
        var isCode = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal)) isCode = !isCode;
            if (!isCode && line.StartsWith(mark, StringComparison.Ordinal)) sections.Add((line[mark.Length..].Trim(), ""));
            else if (sections.Count > 0) sections[^1] = (sections[^1].Heading, sections[^1].Body + line + "\n");
        }

        return sections;
    }

    /// <summary>What stands before the first heading of a level.</summary>
    public static string Lead(string text, int level)
    {
        var at = text.IndexOf("\n" + new string('#', level) + ' ', StringComparison.Ordinal);
        return at < 0 ? text : text[..at];
    }

    /// <summary>The fenced blocks of a text: what each is said to be, and its lines.</summary>
    public static IReadOnlyList<(string Language, string Code)> Blocks(string text) =>
        [.. BlockPattern().Matches(text).Select(match => (match.Groups[1].Value, match.Groups[2].Value.TrimEnd()))];

    /// <summary>The paragraphs outside of fenced blocks, as plain text; an item of a list is a paragraph, and so is a row of a table.</summary>
    public static IReadOnlyList<string> Paragraphs(string text)
    {
        var prose = BlockPattern().Replace(text, "\n");
        var lines = ParagraphPattern().Split(prose).Select(paragraph => Plain(string.Join(' ', paragraph.Split('\n').Select(line => line.Trim()))).Trim());
        return [.. lines.Where(paragraph => paragraph.Length > 0)];
    }

    /// <summary>Links in a text: what they say and where they lead.</summary>
    public static IReadOnlyList<(string Text, string Uri)> Links(string text) =>
        [.. LinkPattern().Matches(text).Select(match => (match.Groups[1].Value.Trim('`'), match.Groups[2].Value))];

    private static string Plain(string text) =>
        LinkPattern().Replace(text, match => match.Groups[2].Value.StartsWith("http", StringComparison.Ordinal) ? $"{match.Groups[1].Value} ({match.Groups[2].Value})" : match.Groups[1].Value)
            .Replace("`", "", StringComparison.Ordinal)
            .Replace("**", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^```(\w*)[^\n]*\n(.*?)^```[^\n]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockPattern();

    [GeneratedRegex(@"\n\s*\n|\n(?=- |\|)")]
    private static partial Regex ParagraphPattern();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)\s]*)\)")]
    private static partial Regex LinkPattern();
}
