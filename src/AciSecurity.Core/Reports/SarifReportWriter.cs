using System.Globalization;
using System.Text.Json;
using AciSecurity.Findings;
using AciSecurity.Ports;

namespace AciSecurity.Reports;

/// <summary>Writes findings as SARIF 2.1.0, the format that code scanning services and editors read.</summary>
/// <remarks>Results wait for the last one and are written worst first, because GitHub shows 5,000 of a run by severity and accepts
/// 25,000: in at most five mebibytes of memory, and beyond them in temporary files. The stream stays the caller's.
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</remarks>
public sealed class SarifReportWriter : IReportWriter
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const int FlushAt = 32 * 1024;

    private readonly Utf8JsonWriter _json;
    private readonly SarifOptions _options;
    private readonly SarifResult _result;
    private readonly WorstFirst _results;
    private bool _complete;

    /// <summary>Starts a report on <paramref name="stream"/>, with everything that comes before the first result.</summary>
    public SarifReportWriter(Stream stream, SarifOptions options)
    {
        _options = options;
        _result = new(options);
        _results = new(options.MostResults, long.MaxValue);
        _json = new(stream, SarifResult.JsonOptions);
        WriteStart();
    }

    /// <inheritdoc/>
    public string? Shortfall { get; private set; }

    /// <inheritdoc/>
    public void Write(Finding finding)
    {
        if (!_options.Wants(finding)) return;
        if (_results.HasRoom(finding)) _results.Add(finding, _result.Of(finding));
        else _results.LeaveOut();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        foreach (var result in _results.Read().Take(_options.MostResults))
        {
            _json.WriteRawValue(result.Span, skipInputValidation: true);
            if (_json.BytesPending > FlushAt) _json.Flush();
        }

        _json.WriteEndArray();
        var leftOut = _results.Count - _options.MostResults;
        if (leftOut > 0)
        {
            Shortfall = string.Create(CultureInfo.InvariantCulture,
                $"{leftOut:N0} of {_results.Count:N0} results are left out, the least severe ones: code scanning accepts {_options.MostResults:N0} in a run.");
        }

        WriteInvocation();
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
        _result.Dispose();
        _results.Dispose();
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

    // SARIF 2.1.0, 3.20.21: what the run has to say about itself.
    private void WriteInvocation()
    {
        _json.WriteStartArray("invocations");
        _json.WriteStartObject();
        if (Shortfall is not null)
        {
            _json.WriteStartArray("toolExecutionNotifications");
            _json.WriteStartObject();
            _json.WriteString("level", "warning");
            _json.WriteStartObject("message");
            _json.WriteString("text", Shortfall);
            _json.WriteEndObject();
            _json.WriteEndObject();
            _json.WriteEndArray();
        }

        _json.WriteBoolean("executionSuccessful", true);
        _json.WriteEndObject();
        _json.WriteEndArray();
    }
}
