namespace AciSecurity.AzurePolicies;

/// <summary>Where definitions are kept; they can be assigned there and below.</summary>
public enum AzurePolicyScope
{
    /// <summary>In a subscription.</summary>
    Subscription,

    /// <summary>In a management group.</summary>
    ManagementGroup,
}
