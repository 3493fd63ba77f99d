using System.Globalization;
using AciSecurity.Findings;
using AciSecurity.Reports;

namespace AciSecurity.Audits;

/// <summary>What came out of an audit, counted: a line for people, numbers for scripts.</summary>
public sealed class AuditSummary
{
    private readonly FindingCounts _counts = new();

    /// <summary>How many resources some rule judged; templates are none, though rules judge them too.</summary>
    public int Resources { get; internal set; }

    /// <summary>Failures.</summary>
    public int Failed => _counts.Of(Outcome.Fail);

    /// <summary>Findings that could not be decided.</summary>
    public int Unknown => _counts.Of(Outcome.Unknown);

    /// <summary>Failures that the policy accepts for now.</summary>
    public int Exempt => _counts.Of(Outcome.Exempt);

    /// <summary>Findings that passed; they are counted only where they are asked for.</summary>
    public int Passed => _counts.Of(Outcome.Pass);

    /// <summary>Failures of one severity.</summary>
    public int FailedAt(Severity severity) => _counts.Of(Outcome.Fail, severity);

    internal void Add(Finding finding) => _counts.Add(finding);

    /// <summary>The line, as in <c>142 resources judged, 6 failures: 2 Critical, 4 High; 3 unknown, 1 exempt</c>.</summary>
    public override string ToString()
    {
        var severities = string.Join(", ", FindingCounts.WorstFirst.Where(severity => FailedAt(severity) > 0).Select(Describe));
        var failures = Failed == 0 ? "no failure" : $"{Number(Failed, "failure")}: {severities}";
        var others = new (int Count, string Name)[] { (Unknown, "unknown"), (Exempt, "exempt"), (Passed, "passed") }.Where(part => part.Count > 0).ToList();
        return $"{Number(Resources, "resource")} judged, {failures}{(others.Count == 0 ? "" : "; ")}"
            + string.Join(", ", others.Select(part => $"{Number(part.Count)} {part.Name}"));
    }

    private string Describe(Severity severity) => $"{Number(FailedAt(severity))} {severity}";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";
}
