using System.Buffers;
using System.Globalization;
using System.Text.Json;
using AciSecurity.Findings;
using AciSecurity.Ports;

namespace AciSecurity.Reports;

/// <summary>Writes findings as JSON lines for scripts and log stores: one object a line with all that a finding says, as they come.</summary>
/// <remarks>https://jsonlines.org. Every line has every member, null where there is nothing, so that tables made of lines have the same columns.</remarks>
public sealed class JsonLinesReportWriter : IReportWriter
{
    private const int FlushAt = 32 * 1024;

    private readonly Stream _stream;
    private readonly ReportOptions _options;
    private readonly ReportText _text;
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Utf8JsonWriter _json;

    /// <summary>Starts a report on <paramref name="stream"/>.</summary>
    public JsonLinesReportWriter(Stream stream, ReportOptions options)
    {
        _stream = stream;
        _options = options;
        _text = new(options.BaseFolder);
        _json = new(_bytes, SarifResult.JsonOptions);
    }

    /// <inheritdoc/>
    public void Write(Finding finding)
    {
        if (!_options.Wants(finding)) return;
        WriteObject(finding);
        _json.Flush();
        _json.Reset();
        _bytes.Write("\n"u8);
        if (_bytes.WrittenCount > FlushAt) Flush();
    }

    /// <inheritdoc/>
    public void Complete() => Flush();

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Reset();
        _json.Dispose();
    }

    private void WriteObject(Finding finding)
    {
        _json.WriteStartObject();
        _json.WriteString("ruleId", finding.RuleId);
        _json.WriteString("title", finding.Title);
        _json.WriteString("severity", finding.Severity.ToString());
        _json.WriteString("outcome", finding.Outcome.ToString());
        _json.WriteBoolean("isProblem", finding.IsProblem);
        WriteText("resourceId", finding.ResourceId);
        WriteText("resourceName", finding.ResourceName);
        WriteText("resourceType", finding.ResourceType);
        WriteText("subject", finding.Subject);
        WriteText("subscriptionId", finding.SubscriptionId);
        WriteText("resourceGroupName", finding.ResourceGroupName);
        WriteText("location", finding.Location);
        WriteText("reason", finding.Reason);
        WriteEvidence(finding);
        _json.WriteString("recommendation", finding.Recommendation);
        _json.WriteString("helpUri", finding.HelpUri.AbsoluteUri);
        WriteList("section", SarifDriver.Names(finding.Section));
        WriteList("controls", finding.Controls);
        WriteText("exemption", finding.Exemption);
        WriteText("exemptUntil", finding.ExemptUntil?.ToString("O", CultureInfo.InvariantCulture));
        _json.WriteString("fingerprint", finding.Fingerprint);
        WriteOrigin(finding);
        _json.WriteEndObject();
    }

    private void WriteEvidence(Finding finding)
    {
        _json.WriteStartArray("evidence");
        foreach (var evidence in finding.Evidence)
        {
            _json.WriteStartObject();
            WriteText("path", evidence.Path);
            WriteText("value", evidence.Value);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteOrigin(Finding finding)
    {
        _json.WriteStartObject("origin");
        _json.WriteString("kind", finding.Origin.Kind.ToString());
        _json.WriteString("file", _text.File(finding));
        if (finding.Origin.Line > 0) _json.WriteNumber("line", finding.Origin.Line);
        else _json.WriteNull("line");
        _json.WriteEndObject();
    }

    private void WriteList(string name, IEnumerable<string> values)
    {
        _json.WriteStartArray(name);
        foreach (var value in values) _json.WriteStringValue(value);
        _json.WriteEndArray();
    }

    private void WriteText(string name, string? value) => _json.WriteString(name, value is null ? null : _text.Of(value));

    private void Flush()
    {
        _stream.Write(_bytes.WrittenSpan);
        _bytes.ResetWrittenCount();
    }
}
