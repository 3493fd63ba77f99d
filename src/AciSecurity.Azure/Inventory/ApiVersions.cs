using AciSecurity.Resources;

namespace AciSecurity.Azure.Inventory;

/// <summary>The api-version at which each type is read: rules know what a property that is missing means at it.</summary>
/// <remarks>Published types: https://learn.microsoft.com/azure/templates. A newer version is taken only with a look at what it changes.</remarks>
internal static class ApiVersions
{
    private static readonly Dictionary<string, string> Versions = new(StringComparer.OrdinalIgnoreCase)
    {
        [ResourceTypes.ContainerGroup] = ContainerGroup.NewestApiVersion,
        [ResourceTypes.ContainerGroupProfile] = "2025-09-01",
        [ResourceTypes.Registry] = "2025-11-01",
        [ResourceTypes.DiagnosticSetting] = "2021-05-01-preview",
        [ResourceTypes.DefenderPlan] = "2024-01-01",
        [ResourceTypes.ActivityLogAlert] = "2020-10-01",
        [ResourceTypes.ManagedCluster] = "2024-09-01",
        [ResourceTypes.KeyVault] = "2023-07-01",
        [ResourceTypes.SqlServer] = "2021-11-01",
        [ResourceTypes.SqlServer + "/databases"] = "2021-11-01",
        [ResourceTypes.PostgresServer] = "2022-12-01",
        [ResourceTypes.MySqlServer] = "2023-12-30",
        [ResourceTypes.Redis] = "2023-08-01",
        [ResourceTypes.CosmosAccount] = "2023-11-15",
        [ResourceTypes.PrivateEndpoint] = "2023-09-01",
        ["Microsoft.Network/virtualNetworks"] = "2023-09-01",
        ["Microsoft.Network/networkSecurityGroups"] = "2023-09-01",
        ["Microsoft.Network/routeTables"] = "2023-09-01",
        [ResourceTypes.Lock] = "2020-05-01",
        [ResourceTypes.RoleAssignment] = "2022-04-01",
        [ResourceTypes.RoleDefinition] = "2022-04-01",
        [ResourceTypes.Subscription] = "2022-12-01",
        ["Microsoft.Management/managementGroups"] = "2020-05-01",
    };

    /// <summary>The version for a type; a child has its parent's.</summary>
    public static string Of(string type) => Versions.TryGetValue(type, out var version) ? version : Versions[type[..type.LastIndexOf('/')]];
}
