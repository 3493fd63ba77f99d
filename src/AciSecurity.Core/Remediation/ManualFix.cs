namespace AciSecurity.Remediation;

/// <summary>A failure that no machine should repair: it says why, and what a person does.</summary>
/// <param name="ruleId">The rule.</param>
/// <param name="reason">Why.</param>
/// <param name="steps">What to do.</param>
public sealed class ManualFix(string ruleId, string reason, params string[] steps)
{
    /// <summary>The rule.</summary>
    public string RuleId => ruleId;

    /// <summary>Why no machine repairs it.</summary>
    public string Reason => reason;

    /// <summary>What to do, in order.</summary>
    public IReadOnlyList<string> Steps => steps;
}
