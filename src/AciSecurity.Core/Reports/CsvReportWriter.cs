using System.Globalization;
using System.Text;
using AciSecurity.Findings;
using AciSecurity.Ports;

namespace AciSecurity.Reports;

/// <summary>Writes findings as CSV for spreadsheets: a heading, and one row a finding, as they come.</summary>
/// <remarks>RFC 4180, every field quoted, in UTF-8 with a byte order mark, without which Excel takes the text for the local code page. What a
/// spreadsheet would take for a formula gets an apostrophe in front (https://owasp.org/www-community/attacks/CSV_Injection).</remarks>
public sealed class CsvReportWriter : IReportWriter
{
    private const string ByteOrderMark = "\uFEFF";
    private const string LineEnd = "\r\n"; // RFC 4180, 2.1

    private readonly ReportOptions _options;
    private readonly ReportText _text;
    private readonly Utf8Text _out;
    private readonly StringBuilder _row = new();

    /// <summary>Starts a report on <paramref name="stream"/>, with its heading.</summary>
    public CsvReportWriter(Stream stream, ReportOptions options)
    {
        _options = options;
        _text = new(options.BaseFolder);
        _out = new(stream);
        _out.Append(ByteOrderMark + string.Join(',', Columns.Select(name => $"\"{name}\"")) + LineEnd);
    }

    /// <summary>The columns. New ones come at the end, so that what reads a report by position goes on working.</summary>
    internal static IReadOnlyList<string> Columns { get; } =
    [
        "RuleId", "Title", "Severity", "Outcome", "ResourceName", "ResourceType", "Subject", "Reason", "Evidence", "Recommendation", "File", "Line",
        "ResourceId", "SubscriptionId", "ResourceGroupName", "Location", "Section", "Controls", "Exemption", "HelpUri", "Fingerprint",
    ];

    /// <inheritdoc/>
    public void Write(Finding finding)
    {
        if (!_options.Wants(finding)) return;
        _row.Clear();
        foreach (var value in Values(finding)) AppendField(value ?? "");
        _out.Append(_row.Append(LineEnd).ToString());
    }

    /// <inheritdoc/>
    public void Complete() => _out.Flush();

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held but text.
    }

    private string?[] Values(Finding finding) =>
    [
        finding.RuleId, finding.Title, finding.Severity.ToString(), finding.Outcome.ToString(), finding.ResourceName, finding.ResourceType,
        finding.Subject, finding.Reason, string.Join("; ", finding.Evidence), finding.Recommendation, _text.File(finding), Line(finding),
        finding.ResourceId, finding.SubscriptionId, finding.ResourceGroupName, finding.Location, string.Join("; ", SarifDriver.Names(finding.Section)),
        string.Join("; ", finding.Controls), finding.Exemption, finding.HelpUri.AbsoluteUri, finding.Fingerprint,
    ];

    private static string? Line(Finding finding) =>
        finding.Origin.Line > 0 ? finding.Origin.Line.ToString(CultureInfo.InvariantCulture) : null;

    private void AppendField(string value)
    {
        var text = _text.Of(value);
        if (_row.Length > 0) _row.Append(',');
        _row.Append('"').Append(IsFormula(text) ? "'" : "").Append(text.Contains('"') ? text.Replace("\"", "\"\"", StringComparison.Ordinal) : text).Append('"');
    }

    // Tab, carriage return and line feed are escapes by now. The wide forms are what some spreadsheets take for the narrow ones.
    private static bool IsFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠';
}
