using System.Globalization;
using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>Counts findings and says whether a pipeline may go on.</summary>
/// <remarks>It only counts: whoever owns it asks after the last finding, so that no report is cut short by it.</remarks>
/// <param name="failOn">The least severity that closes the gate.</param>
/// <param name="allowUnknown">Whether what could not be decided leaves it open. It does not unless somebody says so: what
/// nobody knows is not safe.</param>
public sealed class FindingGate(Severity failOn, bool allowUnknown)
{
    private readonly FindingCounts _counts = new();

    /// <summary>The least severity that closes the gate.</summary>
    public Severity FailOn => failOn;

    /// <summary>Failures at or above <see cref="FailOn"/>.</summary>
    public int Failed => AtOrAbove(Outcome.Fail);

    /// <summary>Undecided findings at or above <see cref="FailOn"/>, whether they count against the gate or not.</summary>
    public int Undecided => AtOrAbove(Outcome.Unknown);

    /// <summary>All findings that were counted.</summary>
    public int Total => FindingCounts.Outcomes.Sum(Count);

    /// <summary>Whether something that was counted closes the gate.</summary>
    public bool IsClosed => Failed > 0 || (!allowUnknown && Undecided > 0);

    /// <summary>The result and all counts in one line.</summary>
    public string Message
    {
        get
        {
            var closing = Failed + (allowUnknown ? 0 : Undecided);
            var result = closing switch
            {
                0 => $"Nothing at or above {failOn} closes the gate",
                1 => $"1 finding at or above {failOn} closes the gate",
                _ => string.Create(CultureInfo.InvariantCulture, $"{closing} findings at or above {failOn} close the gate"),
            };
            var counts = string.Join("; ", FindingCounts.Outcomes.Where(outcome => Count(outcome) > 0).Select(Describe));
            return counts.Length == 0 ? result + "; there were no findings." : $"{result}. {counts}.";
        }
    }

    /// <summary>Counts a finding.</summary>
    public void Add(Finding finding) => _counts.Add(finding);

    /// <summary>How many findings had this outcome.</summary>
    public int Count(Outcome outcome) => _counts.Of(outcome);

    /// <summary>How many findings had this outcome and severity.</summary>
    public int Count(Outcome outcome, Severity severity) => _counts.Of(outcome, severity);

    private int AtOrAbove(Outcome outcome) =>
        FindingCounts.WorstFirst.Where(severity => severity >= failOn).Sum(severity => Count(outcome, severity));

    private string Describe(Outcome outcome)
    {
        var parts = FindingCounts.WorstFirst.Where(severity => Count(outcome, severity) > 0)
            .Select(severity => string.Create(CultureInfo.InvariantCulture, $"{Count(outcome, severity)} {severity}"));
        return $"{outcome}: {string.Join(", ", parts)}";
    }
}
