namespace AciSecurity.Findings;

/// <summary>Which findings a run passes on.</summary>
/// <param name="IncludePassed">Whether what passed, and what a rule does not apply to, is wanted too.</param>
/// <param name="Severities">The severities that are wanted; none given want them all.</param>
public sealed record FindingFilter(bool IncludePassed, IReadOnlyCollection<Severity> Severities)
{
    /// <summary>Whether the finding is wanted.</summary>
    public bool Wants(Finding finding) =>
        (IncludePassed || finding.Outcome is not (Outcome.Pass or Outcome.NotApplicable))
        && (Severities.Count == 0 || Severities.Contains(finding.Severity));
}
