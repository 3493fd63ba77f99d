using System.Globalization;
using System.Text.Json;
using AciSecurity.Findings;

namespace AciSecurity.Reports.Html;

/// <summary>Writes a finding as a row of the page's data: a list without names, for there may be very many.</summary>
/// <remarks>The order of its items is that of <c>readFinding</c> in data.js.</remarks>
internal sealed class HtmlRow(ReportText text)
{
    /// <summary>Writes the row; rule and resource are places in the tables that come after the rows.</summary>
    public void Write(Utf8JsonWriter json, Finding finding, int rule, int resource)
    {
        json.WriteStartArray();
        json.WriteNumberValue(rule);
        json.WriteNumberValue(resource);
        json.WriteNumberValue((int)finding.Outcome);
        json.WriteNumberValue((int)finding.Severity);
        WriteText(json, finding.Subject);
        WriteText(json, finding.Reason);
        json.WriteStringValue(finding.Fingerprint);
        json.WriteStartArray();
        foreach (var evidence in finding.Evidence)
        {
            WriteText(json, evidence.Path);
            WriteText(json, evidence.Value);
        }

        json.WriteEndArray();
        WriteText(json, finding.Exemption);
        WriteText(json, finding.ExemptUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndArray();
    }

    private void WriteText(Utf8JsonWriter json, string? value)
    {
        if (value is null) json.WriteNullValue();
        else json.WriteStringValue(text.Of(value));
    }
}
