using System.Text.Json;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Reports;

/// <summary>Writes who made a report and which rules it knows (SARIF 2.1.0, 3.19 and 3.49).</summary>
internal static class SarifDriver
{
    private const string Home = "https://github.com/AciSecurity/AciSecurity";
    private const int MostTags = 10; // GitHub shows no more

    private static readonly (Section Section, string Name)[] Sections =
        [.. Enum.GetValues<Section>().Where(section => section != Section.None).Select(section => (section, section.ToString()))];

    /// <summary>Writes the run's <c>tool</c>.</summary>
    public static void Write(Utf8JsonWriter json, SarifOptions options)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "AciSecurity");
        json.WriteString("fullName", "AciSecurity for Azure Container Instances and Azure Container Registry");
        json.WriteString("version", options.ToolVersion);
        json.WriteString("semanticVersion", options.ToolVersion);
        json.WriteString("informationUri", Home);
        json.WriteStartArray("rules");
        foreach (var rule in options.Rules) WriteRule(json, rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, RuleMetadata rule)
    {
        var title = ReportText.Sentence(rule.Title);
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Id.Replace(".", "", StringComparison.Ordinal));
        WriteText(json, "shortDescription", title);
        WriteText(json, "fullDescription", $"{title} {rule.Recommendation}");
        json.WriteStartObject("help");
        json.WriteString("text", $"{rule.Recommendation} Why, how it is decided and how to fix it: {rule.HelpUri}");
        json.WriteString("markdown", $"{rule.Recommendation}\n\n[Why, how it is decided and how to fix it]({rule.HelpUri})");
        json.WriteEndObject();
        json.WriteString("helpUri", rule.HelpUri.AbsoluteUri);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", SarifLevel.Of(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("security-severity", SarifLevel.Score(rule.Severity));
        json.WriteStartArray("tags");
        foreach (var tag in Tags(rule).Take(MostTags)) json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static IEnumerable<string> Tags(RuleMetadata rule) => ["security", .. Names(rule.Section), .. rule.Controls];

    /// <summary>The names of the sections, one by one.</summary>
    public static IEnumerable<string> Names(Section sections) =>
        from section in Sections where sections.HasFlag(section.Section) select section.Name;

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
