using System.Text;

namespace AciSecurity.HelpGenerator;

/// <summary>Writes an about page as the text that Get-Help shows. Its fifth line is what lists of topics show.</summary>
internal static class AboutTopic
{
    private const int Width = 76;
    private const string Indent = "    ";

    public static string Of(string page)
    {
        var text = new StringBuilder("TOPIC\n").Append(Indent).Append(Markdown.Sections(page, 1)[0].Heading).Append('\n');
        foreach (var (heading, body) in Markdown.Sections(page, 2))
        {
            text.Append('\n').Append(heading.ToUpperInvariant()).Append('\n');
            var previous = "";
            foreach (var part in Parts(body))
            {
                var isListGoingOn = IsItem(previous) && IsItem(part);
                text.Append(previous.Length == 0 || isListGoingOn ? "" : "\n").Append(part).Append('\n');
                previous = part;
            }
        }

        return text.ToString();
    }

    private static bool IsItem(string part) => part.StartsWith(Indent + "- ", StringComparison.Ordinal);

    /// <summary>Prose is flowed; code stays as it stands.</summary>
    private static IEnumerable<string> Parts(string body)
    {
        var pieces = body.Split("\n```");
        for (var index = 0; index < pieces.Length; index++)
        {
            if (index % 2 == 0)
            {
                foreach (var paragraph in Markdown.Paragraphs(pieces[index])) yield return Flow(paragraph);
            }
            else
            {
                yield return string.Join('\n', pieces[index].Split('\n').Skip(1).Select(line => Indent + Indent + line));
            }
        }
    }

    private static string Flow(string paragraph)
    {
        var lines = new List<string> { "" };
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length + word.Length >= Width) lines.Add(lines[0].StartsWith("- ", StringComparison.Ordinal) ? " " : "");
            lines[^1] += lines[^1].Length == 0 ? word : ' ' + word;
        }

        return string.Join('\n', lines.Select(line => Indent + line));
    }
}
