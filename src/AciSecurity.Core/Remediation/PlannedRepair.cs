using AciSecurity.Findings;

namespace AciSecurity.Remediation;

/// <summary>A plan with what it was made from.</summary>
public sealed class PlannedRepair
{
    internal PlannedRepair(RemediationPlan plan, IReadOnlyList<Finding> findings, RecordedRun run)
    {
        (Plan, Findings, Gaps) = (plan, findings, [.. run.Gaps.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>What would be done.</summary>
    public RemediationPlan Plan { get; }

    /// <summary>The failures that it is for.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What could not be read, so that the plan was made without it.</summary>
    public IReadOnlyList<string> Gaps { get; }
}
