namespace AciSecurity.Policies;

/// <summary>How much a problem of a policy file matters.</summary>
public enum ProblemSeverity
{
    /// <summary>The policy works, and may not say what its author means, or not for much longer.</summary>
    Warning,

    /// <summary>The policy, or the exemption, cannot be used.</summary>
    Error,
}
