using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>How many findings there are of each outcome and severity.</summary>
internal sealed class FindingCounts
{
    private readonly int[,] _counts = new int[Outcomes.Count, WorstFirst.Count];

    /// <summary>All outcomes.</summary>
    public static IReadOnlyList<Outcome> Outcomes { get; } = Enum.GetValues<Outcome>();

    /// <summary>All severities, the worst first.</summary>
    public static IReadOnlyList<Severity> WorstFirst { get; } = [.. Enum.GetValues<Severity>().OrderDescending()];

    /// <summary>Counts a finding.</summary>
    public void Add(Finding finding) => _counts[(int)finding.Outcome, (int)finding.Severity]++;

    /// <summary>How many findings had this outcome.</summary>
    public int Of(Outcome outcome) => WorstFirst.Sum(severity => Of(outcome, severity));

    /// <summary>How many findings had this outcome and severity.</summary>
    public int Of(Outcome outcome, Severity severity) => _counts[(int)outcome, (int)severity];
}
