using System.Globalization;
using System.Text;
using AciSecurity.Findings;

namespace AciSecurity.Reports.Html;

/// <summary>The summary as a table without a script, for readers whose browser or mail program runs none.</summary>
internal static class StaticSummary
{
    private static readonly (Outcome Outcome, string Label)[] Columns =
    [
        (Outcome.Fail, "Failed"), (Outcome.Unknown, "Unknown"), (Outcome.Exempt, "Exempt"), (Outcome.Pass, "Passed"), (Outcome.NotApplicable, "Not applicable"),
    ];

    /// <summary>The HTML; all of it is ours, numbers and names of severities.</summary>
    public static string Of(HtmlTotals totals)
    {
        var html = new StringBuilder();
        if (Score.Of(totals) is { } score) html.Append(CultureInfo.InvariantCulture, $"<p>Score: {score} of 100.</p>\n");
        html.Append("<table class=\"numbers\">\n<caption>Findings by severity and outcome</caption>\n<thead><tr><th scope=\"col\">Severity</th>");
        foreach (var (_, label) in Columns) html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{label}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var severity in HtmlTotals.WorstFirst) Row(html, severity.ToString(), outcome => totals.Of(severity)[outcome]);
        html.Append("</tbody>\n<tfoot>\n");
        Row(html, "All", totals.Of);
        return html.Append("</tfoot>\n</table>").ToString();
    }

    private static void Row(StringBuilder html, string label, Func<Outcome, int> count)
    {
        html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{label}</th>");
        foreach (var (outcome, _) in Columns) html.Append(CultureInfo.InvariantCulture, $"<td>{count(outcome)}</td>");
        html.Append("</tr>\n");
    }
}
