namespace AciSecurity.AzurePolicies;

/// <summary>The languages in which definitions can be written; both deploy the same.</summary>
public enum AzurePolicyFormat
{
    /// <summary>An ARM template in JSON.</summary>
    Arm,

    /// <summary>A Bicep file.</summary>
    Bicep,
}
