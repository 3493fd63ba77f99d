using System.Text.Json;
using AciSecurity.Findings;

namespace AciSecurity.Reports.Html;

/// <summary>Counts every finding that comes, listed or not, by severity and by section.</summary>
internal sealed class HtmlTotals
{
    /// <summary>The severities, worst first.</summary>
    public static IReadOnlyList<Severity> WorstFirst { get; } = [.. Enum.GetValues<Severity>().OrderDescending()];

    private readonly OutcomeCounts[] _severities = [.. Enum.GetValues<Severity>().Select(_ => new OutcomeCounts())];
    private readonly OutcomeCounts[] _sections = [.. SectionTitle.All.Select(_ => new OutcomeCounts())];

    /// <summary>The counts of a severity.</summary>
    public OutcomeCounts Of(Severity severity) => _severities[(int)severity];

    /// <summary>All findings of an outcome.</summary>
    public int Of(Outcome outcome) => _severities.Sum(counts => counts[outcome]);

    /// <summary>Counts a finding; in each of its sections, for a rule may serve several.</summary>
    public void Add(Finding finding)
    {
        Of(finding.Severity).Add(finding.Outcome);
        foreach (var place in SectionTitle.PlacesOf(finding.Section)) _sections[place].Add(finding.Outcome);
    }

    /// <summary>Writes the counts and the score.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("severities");
        foreach (var severity in Enum.GetValues<Severity>())
        {
            json.WriteStartObject();
            json.WriteString("name", severity.ToString());
            json.WriteNumber("weight", Score.Weight(severity));
            Of(severity).Write(json, "counts");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sections");
        for (var place = 0; place < _sections.Length; place++)
        {
            json.WriteStartObject();
            json.WriteString("title", SectionTitle.All[place]);
            _sections[place].Write(json, "counts");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (Score.Of(this) is { } score) json.WriteNumber("score", score);
        if (Score.WithExemptAsFailed(this) is { } strict) json.WriteNumber("scoreWithExempt", strict);
    }
}
