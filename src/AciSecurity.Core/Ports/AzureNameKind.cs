namespace AciSecurity.Ports;

/// <summary>Names that can be completed.</summary>
public enum AzureNameKind
{
    /// <summary>Subscriptions: GUIDs, with their names beside.</summary>
    Subscription,

    /// <summary>Resource groups.</summary>
    ResourceGroup,

    /// <summary>Container groups and registries.</summary>
    ResourceName,

    /// <summary>Registries: login servers, with their names beside.</summary>
    Registry,
}
