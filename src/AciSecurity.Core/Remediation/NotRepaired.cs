namespace AciSecurity.Remediation;

/// <summary>What a plan does not repair, and what a person can do instead.</summary>
/// <param name="RuleId">The rule of the finding.</param>
/// <param name="Reason">Why no machine should, or why this one cannot.</param>
/// <param name="Steps">What to do, in order.</param>
public sealed record NotRepaired(string RuleId, string Reason, IReadOnlyList<string> Steps)
{
    /// <inheritdoc/>
    public override string ToString() => $"{RuleId}: {Reason}";
}
