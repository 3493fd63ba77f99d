using System.Text.Json;
using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>Writes what SARIF has no place for as a result's properties (SARIF 2.1.0, 3.8).</summary>
internal static class SarifProperties
{
    /// <summary>Writes the result's <c>properties</c>.</summary>
    public static void Write(Utf8JsonWriter json, Finding finding, ReportText text)
    {
        json.WriteStartObject("properties");
        json.WriteString("severity", finding.Severity.ToString());
        json.WriteString("outcome", finding.Outcome.ToString());
        json.WriteStartArray("section");
        foreach (var section in SarifDriver.Names(finding.Section)) json.WriteStringValue(section);
        json.WriteEndArray();
        WriteText("resourceId", finding.ResourceId);
        WriteText("resourceType", finding.ResourceType);
        WriteText("resourceName", finding.ResourceName);
        WriteText("subject", finding.Subject);
        WriteText("subscriptionId", finding.SubscriptionId);
        WriteText("resourceGroupName", finding.ResourceGroupName);
        WriteText("location", finding.Location);
        json.WriteStartArray("evidence");
        foreach (var evidence in finding.Evidence)
        {
            json.WriteStartObject();
            WriteText("path", evidence.Path);
            WriteText("value", evidence.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void WriteText(string name, string? value)
        {
            if (value is not null) json.WriteString(name, text.Of(value));
        }
    }
}
