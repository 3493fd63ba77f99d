using System.Text.Json;
using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>Writes what SARIF has no place for as a result's properties (SARIF 2.1.0, 3.8).</summary>
internal static class SarifProperties
{
    /// <summary>Writes the result's <c>properties</c>.</summary>
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject("properties");
        json.WriteString("severity", finding.Severity.ToString());
        json.WriteString("outcome", finding.Outcome.ToString());
        json.WriteStartArray("section");
        foreach (var section in SarifDriver.Names(finding.Section)) json.WriteStringValue(section);
        json.WriteEndArray();
        WriteText(json, "resourceId", finding.ResourceId);
        WriteText(json, "resourceType", finding.ResourceType);
        WriteText(json, "resourceName", finding.ResourceName);
        WriteText(json, "subject", finding.Subject);
        WriteText(json, "subscriptionId", finding.SubscriptionId);
        WriteText(json, "resourceGroupName", finding.ResourceGroupName);
        WriteText(json, "location", finding.Location);
        json.WriteStartArray("evidence");
        foreach (var evidence in finding.Evidence)
        {
            json.WriteStartObject();
            WriteText(json, "path", evidence.Path);
            WriteText(json, "value", evidence.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, ReportText.Of(text));
    }
}
