namespace AciSecurity.Resources;

/// <summary>The policies of a registry: features that are on or off.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries#policies</remarks>
public sealed class RegistryPolicies
{
    private static readonly Availability Since = Availability.Since("2019-05-01", "2019-05-01", "2019-05-01-preview");
    private static readonly Availability ExportSince = Availability.Since("2021-09-01", "2021-06-01-preview");
    private static readonly Availability ArmAudienceSince = Availability.Since("2025-04-01", "2022-02-01-preview");

    // No stable version has it so far.
    private static readonly Availability SoftDeleteSince = Availability.Since(null, "2022-02-01-preview");
    private readonly Node _policies;

    internal RegistryPolicies(Node properties) => _policies = properties.Member("policies", Since);

    /// <summary><c>trustPolicy</c>: Docker Content Trust; off by default.</summary>
    public Setting<FeatureStatus> ContentTrust => Status("trustPolicy");

    /// <summary><c>quarantinePolicy</c>: nobody pulls an image before a scanner released it; off by default.</summary>
    public Setting<FeatureStatus> Quarantine => Status("quarantinePolicy");

    /// <summary><c>retentionPolicy</c>: untagged manifests are deleted after some days; off by default.</summary>
    public Setting<FeatureStatus> Retention => Status("retentionPolicy");

    /// <summary><c>exportPolicy</c>: whether artifacts may be exported to other registries; on by default.</summary>
    public Setting<FeatureStatus> Export => Status("exportPolicy", ExportSince);

    /// <summary><c>azureADAuthenticationAsArmPolicy</c>: whether tokens for Azure Resource Manager are taken; on by default.</summary>
    public Setting<FeatureStatus> ArmAudienceTokens => Status("azureADAuthenticationAsArmPolicy", ArmAudienceSince);

    /// <summary><c>softDeletePolicy</c>: what is deleted can be restored for some days; off by default.</summary>
    public Setting<FeatureStatus> SoftDelete => Status("softDeletePolicy", SoftDeleteSince);

    private Setting<FeatureStatus> Status(string policy, Availability? availability = null) =>
        _policies.Member(policy, availability).Member("status").AsEnum<FeatureStatus>();
}
