namespace AciSecurity.HelpGenerator;

/// <summary>A cmdlet's page, in the layout of platyPS (schema 2.0.0).</summary>
internal sealed class CmdletPage
{
    private readonly Dictionary<string, string> _sections;

    private CmdletPage(string name, string text)
    {
        Name = name;
        Online = text.Split('\n').First(line => line.StartsWith("online version:", StringComparison.Ordinal))["online version:".Length..].Trim();
        _sections = Markdown.Sections(text, 2).ToDictionary(section => section.Heading, section => section.Body);
    }

    public string Name { get; }

    /// <summary>The page on the web.</summary>
    public string Online { get; }

    public IReadOnlyList<string> Synopsis => Markdown.Paragraphs(_sections["SYNOPSIS"]);

    public IReadOnlyList<string> Description => Markdown.Paragraphs(_sections["DESCRIPTION"]);

    public IReadOnlyList<string> Notes => Markdown.Paragraphs(_sections["NOTES"]);

    /// <summary>The names of the parameter sets; one without a name where there is but one.</summary>
    public IReadOnlyList<string> ParameterSets
    {
        get
        {
            var named = Markdown.Sections(_sections["SYNTAX"], 3).Select(section => section.Heading.Replace(" (Default)", "", StringComparison.Ordinal)).ToList();
            return named.Count > 0 ? named : [""];
        }
    }

    public IReadOnlyList<ParameterEntry> Parameters =>
        [.. Markdown.Sections(_sections["PARAMETERS"], 3).Where(section => section.Heading.StartsWith('-')).Select(section => ParameterEntry.Parse(section.Heading, section.Body))];

    public IReadOnlyList<(string Title, string Code, IReadOnlyList<string> Remarks)> Examples =>
        [.. Markdown.Sections(_sections["EXAMPLES"], 3).Select(section => (section.Heading, Markdown.Blocks(section.Body)[0].Code, Markdown.Paragraphs(section.Body)))];

    public IReadOnlyList<(string Type, IReadOnlyList<string> Text)> Inputs => Types("INPUTS");

    public IReadOnlyList<(string Type, IReadOnlyList<string> Text)> Outputs => Types("OUTPUTS");

    public IReadOnlyList<(string Text, string Uri)> Links => Markdown.Links(_sections["RELATED LINKS"]);

    public static CmdletPage Parse(string text)
    {
        var plain = text.ReplaceLineEndings("\n");
        return new(Markdown.Sections(plain, 1)[0].Heading, plain);
    }

    private List<(string Type, IReadOnlyList<string> Text)> Types(string section) =>
        [.. Markdown.Sections(_sections[section], 3).Select(entry => (entry.Heading, Markdown.Paragraphs(entry.Body)))];
}
