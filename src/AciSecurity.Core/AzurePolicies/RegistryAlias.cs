using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies;

/// <summary>The types and aliases of registries that definitions use. Each alias is in the table of docs/azure-policy.md, which
/// says where it was seen.</summary>
internal static class RegistryAlias
{
    public const string Token = "Microsoft.ContainerRegistry/registries/tokens";
    public const string CacheRule = "Microsoft.ContainerRegistry/registries/cacheRules";
    public const string Replication = "Microsoft.ContainerRegistry/registries/replications";

    public const string Sku = Prefix + "sku.name";
    public const string AdminUser = Prefix + "adminUserEnabled";
    public const string AnonymousPull = Prefix + "anonymousPullEnabled";
    public const string PublicNetworkAccess = Prefix + "publicNetworkAccess";
    public const string DefaultAction = Prefix + "networkRuleSet.defaultAction";
    public const string AllowedNetworks = Prefix + "networkRuleSet.ipRules[*]";
    public const string DataEndpoint = Prefix + "dataEndpointEnabled";
    public const string Encryption = Prefix + "encryption.status";
    public const string ExportPolicy = Prefix + "policies.exportPolicy.status";
    public const string TrustPolicy = Prefix + "policies.trustPolicy.status";
    public const string KeyIdentifier = Prefix + "encryption.keyVaultProperties.keyIdentifier";
    public const string RetentionPolicy = Prefix + "policies.retentionPolicy.status";
    public const string SoftDeletePolicy = Prefix + "policies.softDeletePolicy.status";
    public const string ArmAudiencePolicy = Prefix + "policies.azureADAuthenticationAsArmPolicy.status";
    public const string TokenStatus = Prefix + "tokens/status";
    public const string CacheSource = Prefix + "cacheRules/sourceRepository";
    public const string CacheCredential = Prefix + "cacheRules/credentialSetResourceId";

    private const string Prefix = "Microsoft.ContainerRegistry/registries/";

    /// <summary>Whether the registry has the one SKU that has network rules, private endpoints and the like.</summary>
    public static PolicyCondition IsPremium { get; } = Field(Sku, "equals", "Premium");
}
