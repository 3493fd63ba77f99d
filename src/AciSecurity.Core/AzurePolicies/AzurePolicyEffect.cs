namespace AciSecurity.AzurePolicies;

/// <summary>What Azure Policy does about a resource that a definition is about.</summary>
/// <remarks>https://learn.microsoft.com/azure/governance/policy/concepts/effect-basics</remarks>
public enum AzurePolicyEffect
{
    /// <summary>Lets it be and reports it as not compliant.</summary>
    Audit,

    /// <summary>Rejects the request that would make or change it.</summary>
    Deny,

    /// <summary>Nothing.</summary>
    Disabled,
}
