namespace AciSecurity.Policies;

/// <summary>How much is asked for: a set of rules, and how strict some of them are.</summary>
public enum Baseline
{
    /// <summary>What a well-run team fixes.</summary>
    Default,

    /// <summary>Defence in depth as well.</summary>
    Strict,

    /// <summary>The rules that serve a control of the Microsoft cloud security benchmark, as strict as <see cref="Default"/>.</summary>
    /// <remarks>https://learn.microsoft.com/security/benchmark/azure/overview</remarks>
    Mcsb,
}
