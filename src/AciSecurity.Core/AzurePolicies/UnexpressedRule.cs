using AciSecurity.Policies;

namespace AciSecurity.AzurePolicies;

/// <summary>A rule that no definition is about.</summary>
/// <param name="RuleId">The rule's id.</param>
/// <param name="Reason">Why Azure Policy cannot express it, or why a definition would do harm.</param>
public sealed record UnexpressedRule(string RuleId, string Reason)
{
    /// <summary>The least demanding baseline that has the rule; null where none has it.</summary>
    internal Baseline? LeastBaseline { get; init; } = Baseline.Default;

    /// <summary>Rule and reason.</summary>
    public override string ToString() => $"{RuleId}: {Reason}";
}
