namespace AciSecurity.Resources;

/// <summary>Who may get the same domain name when what has it is gone.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-registry/container-registry-get-started-azure-cli#configure-domain-name-label-dnl-option</remarks>
public enum DomainNameLabelScope
{
    /// <summary>Anyone; Azure's default.</summary>
    Unsecure,

    /// <summary>Who uses the same name in the same tenant.</summary>
    TenantReuse,

    /// <summary>Who uses the same name in the same subscription.</summary>
    SubscriptionReuse,

    /// <summary>Who uses the same name in the same resource group.</summary>
    ResourceGroupReuse,

    /// <summary>Nobody.</summary>
    NoReuse,
}
