namespace AciSecurity.Findings;

/// <summary>How much a finding matters, from least to most, so that comparisons read as they should.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Informational,

    /// <summary>Hardening beyond what most teams do.</summary>
    Low,

    /// <summary>A weakness that needs another one to be used.</summary>
    Medium,

    /// <summary>A weakness that can be used by itself.</summary>
    High,

    /// <summary>Open to whoever comes by.</summary>
    Critical,
}
