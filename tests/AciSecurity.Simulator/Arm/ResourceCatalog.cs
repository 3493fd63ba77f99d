using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Arm;

/// <summary>The resource types that exist here, with the api-versions that the REST reference lists (https://learn.microsoft.com/rest/api/azure/).</summary>
internal static class ResourceCatalog
{
    private const string Registry = "Microsoft.ContainerRegistry/registries";

    private static readonly string[] Groups =
    [
        "2018-10-01", "2019-12-01", "2020-11-01", "2021-03-01", "2021-07-01", "2021-09-01", "2021-10-01", "2022-09-01", "2022-10-01-preview",
        "2023-05-01", "2024-05-01-preview", "2024-10-01-preview", "2024-11-01-preview", "2025-09-01", "2026-07-01",
    ];

    private static readonly string[] Registries =
    [
        "2019-05-01", "2021-09-01", "2022-12-01", "2023-01-01-preview", "2023-07-01", "2023-11-01-preview", "2024-11-01-preview", "2025-03-01-preview", "2025-04-01",
        "2025-05-01-preview", "2025-11-01", "2026-03-01-preview",
    ];

    private static readonly string[] Network = ["2021-08-01", "2022-07-01", "2023-04-01", "2023-09-01", "2023-11-01", "2024-01-01", "2024-05-01", "2025-01-01"];
    private static readonly string[] Resources = ["2016-06-01", "2019-06-01", "2020-01-01", "2021-01-01", "2021-04-01", "2022-09-01", "2022-12-01", "2024-03-01"];

    public static IReadOnlyList<ResourceKind> Kinds { get; } =
    [
        new(ArmPath.SubscriptionType, Resources) { Put = WriteStyle.None, Delete = WriteStyle.None },
        new(ArmPath.GroupType, Resources) { Delete = WriteStyle.Location, Patch = PatchStyle.Tags },
        new("Microsoft.ContainerInstance/containerGroups", Groups)
        {
            Put = WriteStyle.AsyncOperation, Delete = WriteStyle.Location, Patch = PatchStyle.Tags, Actions = ["restart", "start", "stop"],
        },
        new("Microsoft.ContainerInstance/containerGroups/containers", Groups) { Put = WriteStyle.None, Delete = WriteStyle.None, Actions = ["exec", "attach"] },
        new("Microsoft.ContainerInstance/containerGroupProfiles", "2024-05-01-preview", "2024-11-01-preview", "2025-09-01", "2026-07-01") { Patch = PatchStyle.Tags },
        new(Registry, Registries)
        {
            Put = WriteStyle.AsyncOperation, Delete = WriteStyle.Location, Patch = PatchStyle.Merge,
            Actions = ["listCredentials", "regenerateCredential", "generateCredentials", "importImage"],
        },
        RegistryChild("replications"),
        RegistryChild("webhooks") with { Actions = ["getCallbackConfig", "ping"] },
        RegistryChild("tokens"),
        RegistryChild("scopeMaps"),
        RegistryChild("cacheRules"),
        RegistryChild("credentialSets"),
        RegistryChild("privateEndpointConnections"),
        RegistryChild("connectedRegistries"),
        new("Microsoft.Insights/diagnosticSettings", "2017-05-01-preview", "2021-05-01-preview") { IsExtension = true },
        new("Microsoft.Insights/activityLogAlerts", "2017-04-01", "2020-10-01", "2023-01-01-preview") { Patch = PatchStyle.Merge },
        new("Microsoft.Authorization/roleAssignments", "2015-07-01", "2018-01-01-preview", "2020-04-01-preview", "2020-10-01-preview", "2022-04-01") { IsExtension = true, IsInherited = true },
        new("Microsoft.Authorization/roleDefinitions", "2015-07-01", "2018-01-01-preview", "2022-04-01", "2022-05-01-preview") { IsExtension = true, IsInherited = true },
        new("Microsoft.Authorization/locks", "2016-09-01", "2017-04-01", "2020-05-01") { IsExtension = true, IsInherited = true },
        new("Microsoft.Security/pricings", "2018-06-01", "2022-03-01", "2023-01-01", "2024-01-01") { IsExtension = true, Delete = WriteStyle.None },
        new("Microsoft.Security/assessments", "2020-01-01", "2021-06-01", "2025-05-04") { IsExtension = true },
        new("Microsoft.Network/privateEndpoints", Network),
        new("Microsoft.Network/virtualNetworks", Network) { Patch = PatchStyle.Tags },
        new("Microsoft.Network/virtualNetworks/subnets", Network),
        new("Microsoft.Network/networkSecurityGroups", Network) { Patch = PatchStyle.Tags },
        new("Microsoft.Network/routeTables", Network) { Patch = PatchStyle.Tags },
        new("Microsoft.KeyVault/vaults", "2019-09-01", "2021-10-01", "2022-07-01", "2023-07-01", "2024-11-01") { Patch = PatchStyle.Merge },
        new("Microsoft.ContainerService/managedClusters", "2023-08-01", "2024-02-01", "2024-05-01", "2024-09-01", "2025-01-01") { Patch = PatchStyle.Tags },
        new("Microsoft.OperationsManagement/solutions", "2015-11-01-preview") { Patch = PatchStyle.Tags },
        new("Microsoft.OperationalInsights/workspaces", "2021-06-01", "2022-10-01", "2023-09-01") { Patch = PatchStyle.Merge },
        new("Microsoft.ManagedIdentity/userAssignedIdentities", "2018-11-30", "2023-01-31", "2024-11-30") { Patch = PatchStyle.Merge },
        new("Microsoft.Management/managementGroups", "2020-05-01", "2021-04-01", "2023-04-01") { Put = WriteStyle.None, Delete = WriteStyle.None },
        new("Microsoft.Management/managementGroups/descendants", "2020-05-01", "2021-04-01", "2023-04-01") { Put = WriteStyle.None, Delete = WriteStyle.None },
    ];

    private static readonly Dictionary<string, ResourceKind> ByType =
        Kinds.Append(Kinds[1] with { Type = "Microsoft.Resources/subscriptions/resourceGroups" }).ToDictionary(kind => kind.Type, StringComparer.OrdinalIgnoreCase);

    public static ResourceKind? Find(string type) => ByType.GetValueOrDefault(type);

    private static ResourceKind RegistryChild(string name) => new($"{Registry}/{name}", Registries) { Patch = PatchStyle.Merge };
}
