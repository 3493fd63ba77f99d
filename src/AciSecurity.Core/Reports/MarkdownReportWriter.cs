using System.Globalization;
using System.Text;
using AciSecurity.Findings;
using AciSecurity.Ports;

namespace AciSecurity.Reports;

/// <summary>Writes findings as a page of Markdown for a job summary: how many of each severity, and then the findings, worst first.</summary>
/// <remarks>GitHub shows no summary of more than 1 MiB, so the page is cut before, at the least severe findings, and says how many are missing
/// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits). Rows wait for the last one in at
/// most five mebibytes of memory, and beyond them in temporary files. What files say is written as code, where nothing is markup.</remarks>
public sealed class MarkdownReportWriter : IReportWriter
{
    /// <summary>The bytes that GitHub takes for the summary of a step.</summary>
    internal const int MostBytes = 1024 * 1024;

    private const int LastLine = 512; // more than the line takes that says what is missing

    private readonly Utf8Text _out;
    private readonly ReportOptions _options;
    private readonly ReportText _text;
    private readonly FindingCounts _counts = new();
    private readonly WorstFirst _rows = new(int.MaxValue, MostBytes);

    /// <summary>Starts a report on <paramref name="stream"/>, to which nothing is written before the end.</summary>
    public MarkdownReportWriter(Stream stream, ReportOptions options)
    {
        _out = new(stream);
        _options = options;
        _text = new(options.BaseFolder);
    }

    /// <inheritdoc/>
    public void Write(Finding finding)
    {
        if (!_options.Wants(finding)) return;
        _counts.Add(finding);
        if (!_rows.HasRoom(finding)) _rows.LeaveOut();
        else _rows.Add(finding, Encoding.UTF8.GetBytes(Row(finding)));
    }

    /// <inheritdoc/>
    public void Complete()
    {
        var head = Head();
        _out.Append(head);
        var left = MostBytes - LastLine - Encoding.UTF8.GetByteCount(head);
        var shown = 0;
        foreach (var row in _rows.Read())
        {
            left -= row.Length;
            if (left < 0) break;
            _out.Append(Encoding.UTF8.GetString(row.Span));
            shown++;
        }

        if (shown < _rows.Count)
        {
            _out.Append(string.Create(CultureInfo.InvariantCulture,
                $"\n**{_rows.Count - shown:N0} of {_rows.Count:N0} findings are left out here, the least severe ones, because a summary holds 1 MiB.**\n"));
        }

        _out.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _rows.Dispose();

    private string Head()
    {
        List<Outcome> outcomes = [Outcome.Fail, Outcome.Unknown, Outcome.Exempt];
        if (_options.IncludePassed) outcomes.AddRange([Outcome.Pass, Outcome.NotApplicable]);
        var page = new StringBuilder("# AciSecurity\n\n");
        page.Append($"| Severity | {string.Join(" | ", outcomes)} |\n|---|{string.Concat(outcomes.Select(_ => "---:|"))}\n");
        foreach (var severity in FindingCounts.WorstFirst)
            page.Append($"| {severity} | {string.Join(" | ", outcomes.Select(outcome => Number(_counts.Of(outcome, severity))))} |\n");
        page.Append($"| **All** | {string.Join(" | ", outcomes.Select(outcome => $"**{Number(_counts.Of(outcome))}**"))} |\n\n");
        if (_counts.Of(Outcome.Unknown) > 0) page.Append("Unknown could not be decided. It never counts as passed.\n\n");
        page.Append(_rows.Count == 0 ? "No findings.\n" : "| Severity | Outcome | Rule | Resource | Reason |\n|---|---|---|---|---|\n");
        return page.ToString();
    }

    private string Row(Finding finding)
    {
        var resource = Code(finding.ResourceName);
        if (finding.Subject is { } subject) resource += " " + Code(subject);
        if (_text.Place(finding) is { } place) resource += "<br>" + Code(place);
        var reason = Code(finding.Reason);
        if (finding.Exemption is { } exemption) reason += "<br>Exempt: " + Code(exemption);
        return $"| {finding.Severity} | {finding.Outcome} | [{finding.RuleId}]({finding.HelpUri.AbsoluteUri})<br>{finding.Title} | {resource} | {reason} |\n";
    }

    private string Code(string text) => MarkdownText.Code(_text.Of(text));

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
