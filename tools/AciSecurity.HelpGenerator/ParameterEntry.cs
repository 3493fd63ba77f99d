namespace AciSecurity.HelpGenerator;

/// <summary>One parameter, as its YAML block in the page says.</summary>
internal sealed record ParameterEntry(string Name, IReadOnlyList<string> Description, IReadOnlyDictionary<string, string> Facts)
{
    public string Type => Facts["Type"];

    public bool IsRequired => Facts["Required"] == "True";

    public string Aliases => Facts["Aliases"].Length == 0 ? "none" : Facts["Aliases"];

    public string Position => Facts["Position"].ToLowerInvariant();

    public string PipelineInput => Facts["Accept pipeline input"];

    public bool TakesWildcards => Facts["Accept wildcard characters"] == "True";

    public string Default => Facts["Default value"];

    public bool IsIn(string set) => Facts["Parameter Sets"] is "(All)" || Facts["Parameter Sets"].Split(", ").Contains(set);

    public static ParameterEntry Parse(string heading, string body)
    {
        var facts = new Dictionary<string, string>();
        foreach (var line in Markdown.Blocks(body).Single(block => block.Language == "yaml").Code.Split('\n'))
        {
            if (line.Split(':', 2) is [var name, var value]) facts[name.Trim()] = value.Trim();
        }

        return new(heading.TrimStart('-'), Markdown.Paragraphs(body), facts);
    }
}
