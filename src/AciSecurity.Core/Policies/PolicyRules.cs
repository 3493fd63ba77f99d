using AciSecurity.Rules;

namespace AciSecurity.Policies;

/// <summary>What a policy says of a rule: whether it runs, and how much its findings matter.</summary>
internal static class PolicyRules
{
    /// <summary>Whether the rule runs: the last pattern that means it decides, and the baseline where there is none.</summary>
    public static bool Has(this Policy policy, RuleMetadata rule)
    {
        for (var at = policy.Rules.Count - 1; at >= 0; at--)
        {
            var (pattern, isOn) = policy.Rules[at];
            if (NamePattern.Matches(pattern, rule.Id)) return isOn;
        }

        return rule.IsIn(policy.Baseline);
    }

    /// <summary>The verdict with the policy's severity, if it has one for the rule.</summary>
    /// <remarks>The last pattern that means the rule counts. It takes the place of the rule's severity. Where a verdict has a
    /// severity of its own, the rule has looked closer than a pattern with wildcards can: only one that names the rule replaces it.</remarks>
    public static Verdict Grade(this Policy policy, RuleMetadata rule, Verdict verdict)
    {
        for (var at = policy.Severities.Count - 1; at >= 0; at--)
        {
            var (pattern, severity) = policy.Severities[at];
            if (!NamePattern.Matches(pattern, rule.Id)) continue;
            return verdict.Severity is null || NamePattern.IsLiteral(pattern) ? verdict with { Severity = severity } : verdict;
        }

        return verdict;
    }
}
