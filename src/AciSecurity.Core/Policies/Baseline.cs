namespace AciSecurity.Policies;

/// <summary>How much is asked for.</summary>
public enum Baseline
{
    /// <summary>What a well-run team fixes.</summary>
    Default,

    /// <summary>Defence in depth as well.</summary>
    Strict,
}
