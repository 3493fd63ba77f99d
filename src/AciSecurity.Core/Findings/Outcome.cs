namespace AciSecurity.Findings;

/// <summary>What a rule found.</summary>
public enum Outcome
{
    /// <summary>The resource does not meet the rule.</summary>
    Fail,

    /// <summary>It could not be decided; the finding's reason says why. It never counts as a pass.</summary>
    Unknown,

    /// <summary>The resource does not meet the rule, and the policy accepts that for now.</summary>
    Exempt,

    /// <summary>The resource meets the rule.</summary>
    Pass,

    /// <summary>The rule has nothing to say about this resource, its SKU or its operating system.</summary>
    NotApplicable,
}
