using AciSecurity.Findings;

namespace AciSecurity.Remediation;

/// <summary>A plan with what it was made from: the failures, and Azure as it was then.</summary>
public sealed class PlannedRepair
{
    internal PlannedRepair(RemediationPlan plan, IReadOnlyList<Finding> findings, RecordedRun run)
    {
        (Plan, Findings, Run) = (plan, findings, run);
    }

    /// <summary>What would be done.</summary>
    public RemediationPlan Plan { get; }

    /// <summary>The failures that it is for.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    internal RecordedRun Run { get; }
}
