namespace AciSecurity.Resources;

/// <summary>How far a role assignment reaches.</summary>
/// <remarks>https://learn.microsoft.com/azure/role-based-access-control/scope-overview</remarks>
public enum RoleScope
{
    /// <summary>An expression hides it.</summary>
    Unknown,

    /// <summary>One resource.</summary>
    Resource,

    /// <summary>A resource group.</summary>
    ResourceGroup,

    /// <summary>A subscription.</summary>
    Subscription,

    /// <summary>A management group, or the whole tenant.</summary>
    ManagementGroup,
}
