using AciSecurity.Findings;

namespace AciSecurity.Reports.Html;

/// <summary>One number for a report: the share of what was judged that passed, by weight.</summary>
/// <remarks>score = 100 × weight of Pass ÷ weight of Pass, Fail and Unknown, rounded down. A weight doubles with each severity.
/// A failure that becomes a pass never lowers it, and 100 means that everything passed. What is unknown counts as if it had
/// failed: nobody gains by not looking. What is exempt is in neither sum. docs/reports-html.md has the reasons.</remarks>
internal static class Score
{
    /// <summary>How much a finding of this severity weighs: 16, 8, 4, 2 and 1, from critical to informational.</summary>
    public static int Weight(Severity severity) => 1 << (int)severity;

    /// <summary>The score; null where no finding passed, for then what passed was most likely left out and 0 would be false.</summary>
    public static int? Of(HtmlTotals totals) => Of(totals, Sum(totals, Outcome.Fail) + Sum(totals, Outcome.Unknown));

    /// <summary>What the score would be if nothing were exempt; null where it has none.</summary>
    public static int? WithExemptAsFailed(HtmlTotals totals) =>
        Of(totals, Sum(totals, Outcome.Fail) + Sum(totals, Outcome.Unknown) + Sum(totals, Outcome.Exempt));

    private static int? Of(HtmlTotals totals, long lost)
    {
        var passed = Sum(totals, Outcome.Pass);
        return passed == 0 ? null : (int)(100 * passed / (passed + lost));
    }

    private static long Sum(HtmlTotals totals, Outcome outcome) =>
        HtmlTotals.WorstFirst.Sum(severity => (long)Weight(severity) * totals.Of(severity)[outcome]);
}
