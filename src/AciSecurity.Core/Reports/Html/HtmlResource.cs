using System.Text.Json;
using AciSecurity.Findings;

namespace AciSecurity.Reports.Html;

/// <summary>What is said of a resource that has findings.</summary>
internal sealed class HtmlResource(Finding finding, ReportText text)
{
    private readonly string _id = text.Of(finding.ResourceId);
    private readonly string _name = text.Of(finding.ResourceName);
    private readonly string _type = text.Of(finding.ResourceType);
    private readonly string? _location = Shown(text, finding.Location);
    private readonly string? _file = Shown(text, finding.Origin.File);
    private readonly int _line = finding.Origin.Line;

    /// <summary>Its findings by outcome, listed or not.</summary>
    public OutcomeCounts Counts { get; } = new();

    /// <summary>Writes it.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", _id);
        json.WriteString("name", _name);
        json.WriteString("type", _type);
        if (_location is not null) json.WriteString("location", _location);
        if (_file is not null) json.WriteString("file", _file);
        if (_line > 0) json.WriteNumber("line", _line);
        Counts.Write(json, "counts");
        json.WriteEndObject();
    }

    private static string? Shown(ReportText text, string? value) => value is null ? null : text.Of(value);
}
