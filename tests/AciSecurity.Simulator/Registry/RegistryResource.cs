using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Registry;

/// <summary>What the resource of a registry says about its data plane, at this moment.</summary>
internal sealed class RegistryResource(JsonObject resource)
{
    private readonly JsonNode? _properties = resource["properties"];

    public bool IsPremium => Is(resource["sku"]?["name"], "Premium");

    public bool AllowsAnonymousPull => Is(_properties?["anonymousPullEnabled"], "true");

    public bool HasAdminUser => Is(_properties?["adminUserEnabled"], "true");

    /// <summary>Whether a key of the customer's encrypts it. Such registries have no referrers API
    /// (https://learn.microsoft.com/azure/container-registry/container-registry-oras-artifacts).</summary>
    public bool HasOwnKey => Is(_properties?["encryption"]?["status"], "enabled");

    /// <summary>Whether tokens for the Resource Manager sign in as well
    /// (https://learn.microsoft.com/azure/container-registry/container-registry-disable-authentication-as-arm).</summary>
    public bool TakesArmTokens => !Is(_properties?["policies"]?["azureADAuthenticationAsArmPolicy"]?["status"], "disabled");

    public bool Quarantines => Is(_properties?["policies"]?["quarantinePolicy"]?["status"], "enabled");

    /// <summary>Whether repositories have permissions of their own
    /// (https://learn.microsoft.com/azure/container-registry/container-registry-rbac-abac-repository-permissions).</summary>
    public bool HasRepositoryPermissions => Is(_properties?["roleAssignmentMode"], "AbacRepositoryPermissions");

    public bool IsClosed => Is(_properties?["publicNetworkAccess"], "Disabled") || Is(_properties?["networkRuleSet"]?["defaultAction"], "Deny");

    private static bool Is(JsonNode? value, string expected) => expected.Equals(value?.ToString(), StringComparison.OrdinalIgnoreCase);
}
