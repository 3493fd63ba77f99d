using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>Writes findings as results (SARIF 2.1.0, 3.27), one by one.</summary>
internal sealed class SarifResult : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Utf8JsonWriter _json;
    private readonly ReportText _text;
    private readonly SarifLocation _location;
    private readonly Dictionary<string, int> _ruleIndexes = new(StringComparer.Ordinal);

    public SarifResult(SarifOptions options)
    {
        _json = new(_bytes, JsonOptions);
        _text = new(options.BaseFolder);
        _location = new(options.BaseFolder, _text);
        for (var index = 0; index < options.Rules.Count; index++) _ruleIndexes.TryAdd(options.Rules[index].Id, index);
    }

    /// <summary>Relaxed: a report is a file, not part of a web page, and a quote should stay a quote.</summary>
    public static JsonWriterOptions JsonOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The finding's result, which is gone when the next is asked for.</summary>
    public ReadOnlySpan<byte> Of(Finding finding)
    {
        _bytes.ResetWrittenCount();
        _json.Reset();
        Write(finding);
        _json.Flush();
        return _bytes.WrittenSpan;
    }

    public void Dispose() => _json.Dispose();

    private void Write(Finding finding)
    {
        _json.WriteStartObject();
        _json.WriteString("ruleId", finding.RuleId);
        if (_ruleIndexes.TryGetValue(finding.RuleId, out var index)) _json.WriteNumber("ruleIndex", index);
        _json.WriteString("kind", SarifLevel.Kind(finding.Outcome));
        _json.WriteString("level", SarifLevel.Of(finding));
        _json.WriteStartObject("message");
        _json.WriteString("text", Message(finding));
        _json.WriteEndObject();
        _location.Write(_json, finding);
        _json.WriteStartObject("partialFingerprints");
        _json.WriteString("aciSecurityFinding/v1", finding.Fingerprint);
        _json.WriteEndObject();
        if (finding.Outcome == Outcome.Exempt) WriteSuppression(finding);
        SarifProperties.Write(_json, finding, _text);
        _json.WriteEndObject();
    }

    private string Message(Finding finding)
    {
        var subject = finding.Subject is null ? "" : $", '{finding.Subject}'";
        var text = _text.Of($"'{finding.ResourceName}'{subject}: {finding.Reason}");

        // SARIF 2.1.0, 3.11.6: viewers make [text](target) a link, and names in files are not ours.
        return ReportText.Sentence(text.Replace("](", "] (", StringComparison.Ordinal));
    }

    // SARIF 2.1.0, 3.35: external, for the exemption stands in a policy file and not beside the code.
    private void WriteSuppression(Finding finding)
    {
        _json.WriteStartArray("suppressions");
        _json.WriteStartObject();
        _json.WriteString("kind", "external");
        _json.WriteString("status", "accepted");
        _json.WriteString("justification", _text.Of(finding.Exemption ?? "Exempt by the policy."));
        _json.WriteEndObject();
        _json.WriteEndArray();
    }
}
