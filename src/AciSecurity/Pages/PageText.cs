using System.Text;
using System.Text.RegularExpressions;

namespace AciSecurity.Pages;

/// <summary>Writes a page as text for a terminal: headings, flowed paragraphs and lists, aligned tables, code as it stands.</summary>
/// <remarks>It knows the little of Markdown that the pages use; a test renders them all and finds no mark left. Show-Markdown of
/// PowerShell's own module leaves tables as they are written.</remarks>
internal sealed partial class PageText
{
    private const string CodeIndent = "    ";

    private readonly StringBuilder _text = new();
    private readonly PageStyle _style;
    private readonly int _width;
    private bool _isInList;

    private PageText(PageStyle style, int width) => (_style, _width) = (style, width);

    /// <summary>The page as text of at most <paramref name="width"/> columns; code and addresses may be longer.</summary>
    public static string Of(string page, PageStyle style, int width)
    {
        var text = new PageText(style, width);
        var lines = page.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length;) at = text.Block(lines, at);
        return text._text.ToString();
    }

    /// <summary>Writes the block that begins at a line, and says where the next one begins.</summary>
    private int Block(string[] lines, int at)
    {
        var line = lines[at];
        if (line.Length == 0) return at + 1;
        if (line.StartsWith("```", StringComparison.Ordinal))
        {
            var end = Array.FindIndex(lines, at + 1, candidate => candidate.StartsWith("```", StringComparison.Ordinal));
            Add(lines[(at + 1)..end].Select(code => (CodeIndent + code).TrimEnd()));
            return end + 1;
        }

        var next = Array.FindIndex(lines, at + 1, candidate => Begins(candidate) || (line[0] == '|') != candidate.StartsWith('|'));
        if (next < 0) next = lines.Length;
        if (HeadingPattern().Match(line) is { Success: true } heading)
        {
            var mark = heading.Groups[1].Length == 1 ? _style.Title : _style.Heading;
            Add([mark + InlineText.Of(heading.Groups[2].Value) + (mark.Length == 0 ? "" : _style.End)]);
            return at + 1;
        }

        if (line[0] == '|') Add(PageTable.Of(lines[at..next], _width));
        else Prose(line, string.Join(' ', lines[at..next].Select(part => part.Trim())));
        return next;
    }

    /// <summary>A paragraph, or an item of a list, which may stand within another one.</summary>
    private void Prose(string firstLine, string paragraph)
    {
        var item = ItemPattern().Match(firstLine);
        var depth = item.Groups[1].Value;
        var lines = TextFlow.Of(InlineText.Of(paragraph), _width - depth.Length, new string(' ', item.Length - depth.Length));
        Add(lines.Select(line => depth + line), item.Success);
    }

    private void Add(IEnumerable<string> lines, bool isItem = false)
    {
        if (_text.Length > 0 && !(isItem && _isInList)) _text.Append('\n');
        foreach (var line in lines) _text.Append(line).Append('\n');
        _isInList = isItem;
    }

    /// <summary>Whether a line ends the paragraph before it.</summary>
    private static bool Begins(string line) =>
        line.Length == 0 || line.StartsWith("```", StringComparison.Ordinal) || HeadingPattern().IsMatch(line) || ItemPattern().IsMatch(line);

    [GeneratedRegex("^(#+) (.*)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"^( *)(?:- |\d+\. )", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ItemPattern();
}
