using System.Text.Json.Nodes;

namespace AciSecurity.Core.Tests.Documents;

/// <summary>A rule's page: its sections, and the JSON in them.</summary>
internal sealed class RulePage
{
    public static readonly string[] SectionNames = ["Why", "How it is decided", "How to fix", "Compliant", "Non-compliant"];

    private readonly List<(string Name, List<string> Lines)> _sections = [];

    private RulePage(string[] lines)
    {
        Head = [.. lines.TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];
        foreach (var line in lines)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) _sections.Add((line[3..], []));
            else if (_sections.Count > 0) _sections[^1].Lines.Add(line);
        }
    }

    public static string PathOf(string ruleId) => RepositoryFolder.Combine("docs", "rules", ruleId + ".md");

    public static RulePage Of(string ruleId) => new(File.ReadAllLines(PathOf(ruleId)));

    /// <summary>What stands above the first section.</summary>
    public IReadOnlyList<string> Head { get; }

    public IEnumerable<string> Sections => _sections.Select(section => section.Name);

    /// <summary>The text of a section.</summary>
    public string Text(string section) => string.Join('\n', _sections.Single(found => found.Name == section).Lines);

    /// <summary>The JSON of a section's blocks that stand between three backquotes and the word json, with what follows the word.</summary>
    public IEnumerable<(JsonNode Json, string Mark)> Json(string section)
    {
        List<string>? block = null;
        var mark = "";
        foreach (var line in _sections.Single(found => found.Name == section).Lines)
        {
            if (line.StartsWith("```json", StringComparison.Ordinal))
            {
                mark = line[7..].Trim();
                block = [];
            }
            else if (line.StartsWith("```", StringComparison.Ordinal) && block is not null)
            {
                yield return (JsonNode.Parse(string.Join('\n', block))!, mark);
                block = null;
            }
            else
            {
                block?.Add(line);
            }
        }
    }
}
