namespace AciSecurity.Remediation;

/// <summary>How much a repair can disturb what runs.</summary>
public enum RemediationRisk
{
    /// <summary>Nobody who works with the resource as intended notices.</summary>
    Low,

    /// <summary>Somebody may have to change how they work, or pay for it.</summary>
    Medium,

    /// <summary>Something may stop working until it is undone, or containers start anew.</summary>
    High,
}
