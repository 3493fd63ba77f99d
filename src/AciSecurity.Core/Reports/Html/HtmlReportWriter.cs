using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AciSecurity.Findings;
using AciSecurity.Ports;

namespace AciSecurity.Reports.Html;

/// <summary>Writes findings as one HTML file for people: it needs no network, no server and no other file.</summary>
/// <remarks>Findings are written as they come. What is kept is a count for each severity and section, and a line for each rule
/// and resource that has findings. The stream stays the caller's.</remarks>
public sealed class HtmlReportWriter : IReportWriter
{
    private const int FlushAt = 32 * 1024;

    private readonly Stream _stream;
    private readonly HtmlOptions _options;
    private readonly HtmlPage _page;
    private readonly HtmlTotals _totals = new();
    private readonly HtmlTables _tables;
    private readonly HtmlRow _row;
    private readonly Utf8JsonWriter _json;
    private readonly DateTimeOffset _now;
    private bool _complete;

    /// <summary>Starts a report on <paramref name="stream"/>, with everything that comes before the first finding.</summary>
    public HtmlReportWriter(Stream stream, HtmlOptions options)
    {
        _stream = stream;
        _options = options;
        _now = options.Clock.GetUtcNow();
        var text = new ReportText(options.BaseFolder);
        _tables = new(text);
        _row = new(text);
        _page = new(text.Of(options.Title), About());
        Write(_page.BeforeData);

        // Escapes <, > and & everywhere, and the separators U+2028 and U+2029: nothing in a text can end the block that it stands in.
        _json = new(stream, new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
        _json.WriteStartObject();
        _json.WriteStartArray("findings");
    }

    /// <inheritdoc/>
    public void Write(Finding finding)
    {
        _totals.Add(finding);
        var rule = _tables.RuleOf(finding);
        var resource = _tables.ResourceOf(finding);
        if (!_options.IncludePassed && finding.Outcome is Outcome.Pass or Outcome.NotApplicable) return;
        _row.Write(_json, finding, rule, resource);
        if (_json.BytesPending > FlushAt) _json.Flush();
    }

    /// <inheritdoc/>
    public void Complete()
    {
        _json.WriteEndArray();
        _json.WriteString("date", _now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        _json.WriteBoolean("listsPassed", _options.IncludePassed);
        _json.WriteNumber("knownRules", Math.Max(_options.Rules.Count, _tables.RuleCount));
        _totals.Write(_json);
        _tables.Write(_json);
        _json.WriteEndObject();
        _json.Flush();
        Write(_page.AfterData(StaticSummary.Of(_totals)));
        _complete = true;
    }

    /// <summary>Ends the writing. What a report that was not completed still holds back is dropped: it is not whole anyway,
    /// and the stream may be what failed.</summary>
    public void Dispose()
    {
        if (!_complete) _json.Reset();
        _json.Dispose();
    }

    private string About() =>
        string.Create(CultureInfo.InvariantCulture, $"Made on {_now:yyyy-MM-dd} at {_now:HH:mm} UTC by AciSecurity {_options.ToolVersion}");

    private void Write(string html) => _stream.Write(Encoding.UTF8.GetBytes(html));
}
