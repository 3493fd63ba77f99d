namespace AciSecurity.Resources;

/// <summary>The ARM types this module knows. Types compare without regard to case.</summary>
public static class ResourceTypes
{
    /// <summary>A container group of Azure Container Instances.</summary>
    public const string ContainerGroup = "Microsoft.ContainerInstance/containerGroups";

    /// <summary>A container group profile: the template that standby pools and n-groups make groups from.</summary>
    public const string ContainerGroupProfile = "Microsoft.ContainerInstance/containerGroupProfiles";

    /// <summary>An Azure Container Registry.</summary>
    public const string Registry = "Microsoft.ContainerRegistry/registries";

    /// <summary>A token of a registry: a name with passwords of its own, which Microsoft Entra ID does not know.</summary>
    public const string RegistryToken = "Microsoft.ContainerRegistry/registries/tokens";

    /// <summary>A webhook of a registry: an address that is told what happens to images.</summary>
    public const string RegistryWebhook = "Microsoft.ContainerRegistry/registries/webhooks";

    /// <summary>A cache rule of a registry: it copies images of another registry when they are pulled.</summary>
    public const string RegistryCacheRule = "Microsoft.ContainerRegistry/registries/cacheRules";

    /// <summary>A registry's replica in another region.</summary>
    public const string Replication = "Microsoft.ContainerRegistry/registries/replications";

    /// <summary>A private endpoint: an address in a virtual network that leads to one resource.</summary>
    public const string PrivateEndpoint = "Microsoft.Network/privateEndpoints";

    /// <summary>A private endpoint's DNS zone group: it writes the endpoint's address into private DNS zones.</summary>
    public const string PrivateDnsZoneGroup = "Microsoft.Network/privateEndpoints/privateDnsZoneGroups";

    /// <summary>A diagnostic setting: an extension resource of the resource whose logs it sends.</summary>
    public const string DiagnosticSetting = "Microsoft.Insights/diagnosticSettings";

    /// <summary>A deployment of a template. Files yield one for each template that deploys something this module knows.</summary>
    public const string Deployment = "Microsoft.Resources/deployments";

    /// <summary>A plan of Microsoft Defender for Cloud.</summary>
    public const string DefenderPlan = "Microsoft.Security/pricings";

    /// <summary>An alert on operations in the activity log.</summary>
    public const string ActivityLogAlert = "Microsoft.Insights/activityLogAlerts";

    /// <summary>A cluster of Azure Kubernetes Service.</summary>
    public const string ManagedCluster = "Microsoft.ContainerService/managedClusters";

    /// <summary>A Key Vault.</summary>
    public const string KeyVault = "Microsoft.KeyVault/vaults";

    /// <summary>A subscription. Azure's lists of subscriptions call it so too.</summary>
    public const string Subscription = "Microsoft.Resources/subscriptions";

    /// <summary>A role: what whoever has it may do.</summary>
    public const string RoleDefinition = "Microsoft.Authorization/roleDefinitions";

    /// <summary>A role assignment: an extension resource of the scope where it holds.</summary>
    public const string RoleAssignment = "Microsoft.Authorization/roleAssignments";

    /// <summary>A lock against change or deletion.</summary>
    public const string Lock = "Microsoft.Authorization/locks";

    /// <summary>What a registry signs in to the registries with that its cache rules copy from.</summary>
    public const string RegistryCredentialSet = "Microsoft.ContainerRegistry/registries/credentialSets";

    /// <summary>A resource group.</summary>
    public const string ResourceGroup = "Microsoft.Resources/resourceGroups";

    /// <summary>A logical server of Azure SQL Database.</summary>
    public const string SqlServer = "Microsoft.Sql/servers";

    /// <summary>A flexible server of Azure Database for PostgreSQL.</summary>
    public const string PostgresServer = "Microsoft.DBforPostgreSQL/flexibleServers";

    /// <summary>A flexible server of Azure Database for MySQL.</summary>
    public const string MySqlServer = "Microsoft.DBforMySQL/flexibleServers";

    /// <summary>An Azure Cache for Redis.</summary>
    public const string Redis = "Microsoft.Cache/redis";

    /// <summary>An account of Azure Cosmos DB.</summary>
    public const string CosmosAccount = "Microsoft.DocumentDB/databaseAccounts";

    /// <summary>Virtual networks, and what filters and routes their traffic.</summary>
    public static IReadOnlyList<string> Networks { get; } =
        ["Microsoft.Network/virtualNetworks", "Microsoft.Network/networkSecurityGroups", "Microsoft.Network/routeTables"];

    /// <summary>What groups keep their data in.</summary>
    public static IReadOnlyList<string> Databases { get; } = [SqlServer, PostgresServer, MySqlServer, Redis, CosmosAccount];

    /// <summary>What holds containers: groups, and the profiles that groups are made from.</summary>
    public static IReadOnlyList<string> ContainerGroups { get; } = [ContainerGroup, ContainerGroupProfile];

    /// <summary>Whether two type names mean the same type.</summary>
    public static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
