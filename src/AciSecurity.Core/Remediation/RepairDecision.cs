namespace AciSecurity.Remediation;

/// <summary>What becomes of a plan.</summary>
public enum RepairDecision
{
    /// <summary>It is left.</summary>
    Leave,

    /// <summary>It is not carried out, and the plans after it are made as if it were.</summary>
    Suppose,

    /// <summary>It is carried out.</summary>
    CarryOut,
}
