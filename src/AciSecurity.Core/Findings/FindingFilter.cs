using AciSecurity.Rules;

namespace AciSecurity.Findings;

/// <summary>Which findings a run passes on.</summary>
/// <param name="IncludePassed">Whether what passed, and what a rule does not apply to, is wanted too.</param>
/// <param name="Severities">The severities that are wanted; none given want them all.</param>
public sealed record FindingFilter(bool IncludePassed, IReadOnlyCollection<Severity> Severities)
{
    /// <summary>Whether the finding is wanted.</summary>
    /// <remarks>What could not be read is always wanted: whoever asks for some findings must learn that some may be missing.</remarks>
    public bool Wants(Finding finding) => finding.RuleId == AuditCompleteRule.Description.Id || IsChosen(finding);

    private bool IsChosen(Finding finding) =>
        (IncludePassed || finding.Outcome is not (Outcome.Pass or Outcome.NotApplicable))
        && (Severities.Count == 0 || Severities.Contains(finding.Severity));
}
