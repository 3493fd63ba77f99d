using System.Text.Encodings.Web;
using System.Text.Json;
using AciSecurity.Findings;
using AciSecurity.Ports;

namespace AciSecurity.Reports;

/// <summary>Writes findings as SARIF 2.1.0, the format that code scanning services and editors read.</summary>
/// <remarks>Findings are written as they come and not kept, so a report of any size needs the same memory. The stream stays
/// the caller's. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</remarks>
public sealed class SarifReportWriter : IReportWriter
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const int FlushAt = 32 * 1024;

    private readonly Utf8JsonWriter _json;
    private readonly SarifOptions _options;
    private readonly ReportText _text;
    private readonly SarifLocation _location;
    private readonly Dictionary<string, int> _ruleIndexes = new(StringComparer.Ordinal);
    private bool _complete;

    /// <summary>Starts a report on <paramref name="stream"/>, with everything that comes before the first result.</summary>
    public SarifReportWriter(Stream stream, SarifOptions options)
    {
        _options = options;
        _text = new(options.BaseFolder);
        _location = new(options.BaseFolder, _text);
        for (var index = 0; index < options.Rules.Count; index++) _ruleIndexes.TryAdd(options.Rules[index].Id, index);

        // Relaxed: a report is a file, not part of a web page, and a quote should stay a quote.
        _json = new(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        WriteStart();
    }

    /// <inheritdoc/>
    public void Write(Finding finding)
    {
        if (!_options.IncludePassed && finding.Outcome is Outcome.Pass or Outcome.NotApplicable) return;
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
        if (_json.BytesPending > FlushAt) _json.Flush();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        _json.WriteEndArray();
        _json.WriteStartArray("invocations");
        _json.WriteStartObject();
        _json.WriteBoolean("executionSuccessful", true);
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _complete = true;
    }

    /// <summary>Ends the writing. What a report that was not completed still holds back is dropped: it is not whole anyway,
    /// and the stream may be what failed.</summary>
    public void Dispose()
    {
        if (!_complete) _json.Reset();
        _json.Dispose();
    }

    private void WriteStart()
    {
        _json.WriteStartObject();
        _json.WriteString("$schema", Schema);
        _json.WriteString("version", "2.1.0");
        _json.WriteStartArray("runs");
        _json.WriteStartObject();
        SarifDriver.Write(_json, _options);
        if (_options.AutomationId is { } id)
        {
            _json.WriteStartObject("automationDetails");
            _json.WriteString("id", id);
            _json.WriteEndObject();
        }

        if (_options.BaseFolder is not null)
        {
            // Without its path: the same files give the same report on every machine, and it tells nobody's folders.
            _json.WriteStartObject("originalUriBaseIds");
            _json.WriteStartObject(SarifLocation.SourceRoot);
            _json.WriteStartObject("description");
            _json.WriteString("text", "The root of the files that were audited.");
            _json.WriteEndObject();
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        _json.WriteString("columnKind", "utf16CodeUnits");
        _json.WriteStartArray("results");
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
