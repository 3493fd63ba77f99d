using System.Text.Json;
using AciSecurity.Findings;

namespace AciSecurity.Reports.Html;

/// <summary>The rules and resources that findings name: each is written once, and rows say its place.</summary>
internal sealed class HtmlTables(ReportText text)
{
    private readonly Dictionary<string, int> _rulePlaces = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Id, string? File, int Line), int> _resourcePlaces = [];
    private readonly List<Finding> _rules = [];
    private readonly List<HtmlResource> _resources = [];

    /// <summary>How many rules there are.</summary>
    public int RuleCount => _rules.Count;

    /// <summary>The place of the finding's rule, of which its first finding knows everything.</summary>
    public int RuleOf(Finding finding)
    {
        if (_rulePlaces.TryGetValue(finding.RuleId, out var place)) return place;
        _rulePlaces.Add(finding.RuleId, _rules.Count);
        _rules.Add(finding);
        return _rules.Count - 1;
    }

    /// <summary>The place of the finding's resource, where the finding is counted. Two files may declare resources of the same id.</summary>
    public int ResourceOf(Finding finding)
    {
        var key = (finding.ResourceId, finding.Origin.File, finding.Origin.Line);
        if (!_resourcePlaces.TryGetValue(key, out var place))
        {
            place = _resources.Count;
            _resourcePlaces.Add(key, place);
            _resources.Add(new(finding, text));
        }

        _resources[place].Counts.Add(finding.Outcome);
        return place;
    }

    /// <summary>Writes both tables.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("rules");
        foreach (var rule in _rules) WriteRule(json, rule);
        json.WriteEndArray();
        json.WriteStartArray("resources");
        foreach (var resource in _resources) resource.Write(json);
        json.WriteEndArray();
    }

    private void WriteRule(Utf8JsonWriter json, Finding rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.RuleId);
        json.WriteString("title", text.Of(rule.Title));
        json.WriteString("fix", text.Of(rule.Recommendation));
        json.WriteString("help", rule.HelpUri.AbsoluteUri);
        json.WriteStartArray("sections");
        foreach (var place in SectionTitle.PlacesOf(rule.Section)) json.WriteNumberValue(place);
        json.WriteEndArray();
        json.WriteStartArray("controls");
        foreach (var control in rule.Controls) json.WriteStringValue(text.Of(control));
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
