namespace AciSecurity.Files.Exports.Shapes;

/// <summary>What <c>az acr show</c> and <c>az acr list</c>, and <c>Get-AzContainerRegistry</c> (Az.ContainerRegistry 4 and later), write.</summary>
/// <remarks>The CLI's names are those of Registry in azure-sdk-for-python, sdk/containerregistry/azure-mgmt-containerregistry/api.md;
/// <c>ip_address_or_range</c> is ARM's <c>value</c>, <c>virtual_network_resource_id</c> its <c>id</c> (azure-cli, acr/network_rule.py).
/// PowerShell's are those of Registry.cs and PrivateEndpointConnection.PowerShell.cs in azure-powershell,
/// src/ContainerRegistry/ContainerRegistry.Autorest/generated/api/Models/Api202301Preview.</remarks>
internal static class RegistryLayout
{
    private static readonly Layout IpRule = new(null, [new("ipAddressOrRange", "value")]);
    private static readonly Layout NetworkRule = new(null, [new("virtualNetworkResourceId", "id")]);
    private static readonly Layout NetworkRuleSet = new(null,
    [
        new("ipRules", "ipRules", IpRule),
        new("virtualNetworkRules", "virtualNetworkRules", NetworkRule),
    ]);

    private static readonly Layout Policies = new(null, [new("azureAdAuthenticationAsArmPolicy", "azureADAuthenticationAsArmPolicy")]);

    private static readonly Layout PrivateEndpointConnection = new(
        "properties",
        [
            .. ResourcePlaces.Beside("id", "name", "type", "systemData", "resourceGroup", "resourceGroupName", "properties"),
            .. ResourcePlaces.SystemData,
            new("PrivateEndpointId", "properties.privateEndpoint.id"),
            new("PrivateLinkServiceConnectionStateStatus", "properties.privateLinkServiceConnectionState.status"),
            new("PrivateLinkServiceConnectionStateDescription", "properties.privateLinkServiceConnectionState.description"),
            new("PrivateLinkServiceConnectionStateActionsRequired", "properties.privateLinkServiceConnectionState.actionsRequired"),
        ]);

    /// <summary>Properties one of which every tool writes about a registry: an object without them only names it.</summary>
    public static string[] Marks { get; } =
        ["loginServer", "adminUserEnabled", "anonymousPullEnabled", "publicNetworkAccess", "networkRuleSet", "policies"];

    /// <summary>A registry.</summary>
    public static Layout Registry { get; } = new(
        "properties",
        [
            .. ResourcePlaces.OfEveryType,
            new("sku", "sku", Layout.Same),
            new("SkuName", "sku.name"),
            new("SkuTier", "sku.tier"),
            new("networkRuleSet", "properties.networkRuleSet", NetworkRuleSet),
            new("NetworkRuleSetDefaultAction", "properties.networkRuleSet.defaultAction"),
            new("NetworkRuleSetIPRule", "properties.networkRuleSet.ipRules", IpRule),
            new("NetworkRuleBypassOption", "properties.networkRuleBypassOptions"),
            new("NetworkRuleBypassAllowedForTask", "properties.networkRuleBypassAllowedForTasks"),
            new("DataEndpointHostName", "properties.dataEndpointHostNames"),
            new("privateEndpointConnections", "properties.privateEndpointConnections", PrivateEndpointConnection),
            new("PrivateEndpointConnection", "properties.privateEndpointConnections", PrivateEndpointConnection),
            new("StatusDisplayStatus", "properties.status.displayStatus"),
            new("StatusMessage", "properties.status.message"),
            new("StatusTimestamp", "properties.status.timestamp"),
            new("policies", "properties.policies", Policies),
            new("TrustPolicyStatus", "properties.policies.trustPolicy.status"),
            new("TrustPolicyType", "properties.policies.trustPolicy.type"),
            new("QuarantinePolicyStatus", "properties.policies.quarantinePolicy.status"),
            new("RetentionPolicyStatus", "properties.policies.retentionPolicy.status"),
            new("RetentionPolicyDay", "properties.policies.retentionPolicy.days"),
            new("RetentionPolicyLastUpdatedTime", "properties.policies.retentionPolicy.lastUpdatedTime"),
            new("ExportPolicyStatus", "properties.policies.exportPolicy.status"),
            new("SoftDeletePolicyStatus", "properties.policies.softDeletePolicy.status"),
            new("SoftDeletePolicyRetentionDay", "properties.policies.softDeletePolicy.retentionDays"),
            new("SoftDeletePolicyLastUpdatedTime", "properties.policies.softDeletePolicy.lastUpdatedTime"),
            new("AzureAdAuthenticationAsArmPolicyStatus", "properties.policies.azureADAuthenticationAsArmPolicy.status"),
            new("EncryptionStatus", "properties.encryption.status"),
            new("KeyVaultPropertyIdentity", "properties.encryption.keyVaultProperties.identity"),
            new("KeyVaultPropertyKeyIdentifier", "properties.encryption.keyVaultProperties.keyIdentifier"),
            new("KeyVaultPropertyKeyRotationEnabled", "properties.encryption.keyVaultProperties.keyRotationEnabled"),
            new("KeyVaultPropertyLastKeyRotationTimestamp", "properties.encryption.keyVaultProperties.lastKeyRotationTimestamp"),
            new("KeyVaultPropertyVersionedKeyIdentifier", "properties.encryption.keyVaultProperties.versionedKeyIdentifier"),
        ]);
}
