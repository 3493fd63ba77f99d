using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Arm;

/// <summary>Roles that every tenant has (https://learn.microsoft.com/azure/role-based-access-control/built-in-roles).</summary>
internal static class BuiltInRoles
{
    public static IReadOnlyList<BuiltInRole> All { get; } =
    [
        new("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner", ["*"]),
        new("b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor", ["*"])
        {
            NotActions = ["Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write", "Microsoft.Authorization/elevateAccess/Action"],
        },
        new("acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader", ["*/read"]),
        new("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator", ["*/read", "Microsoft.Authorization/*", "Microsoft.Support/*"]),
        new("7f951dda-4ed3-4680-a7ca-43fe172d538d", "AcrPull", ["Microsoft.ContainerRegistry/registries/pull/read"]),
        new("8311e382-0749-4cb8-b61a-304f252e45ec", "AcrPush", ["Microsoft.ContainerRegistry/registries/pull/read", "Microsoft.ContainerRegistry/registries/push/write"]),
        new("c2f4ef07-c644-48eb-af81-4b1b4947fb11", "AcrDelete", ["Microsoft.ContainerRegistry/registries/artifacts/delete"]),
        new("6cef56e8-d556-48e5-a04f-b8e64114680f", "AcrImageSigner", ["Microsoft.ContainerRegistry/registries/sign/write"])
        {
            DataActions = ["Microsoft.ContainerRegistry/registries/trustedCollections/write"],
        },
        new("b93aa761-3e63-49ed-ac28-beffa264f7ac", "Container Registry Repository Reader", [])
        {
            DataActions = ["Microsoft.ContainerRegistry/registries/repositories/metadata/read", "Microsoft.ContainerRegistry/registries/repositories/content/read"],
        },
        new("5d977122-f97e-4b4d-a52f-6b43003ddb4d", "Azure Container Instances Contributor Role", ["Microsoft.ContainerInstance/containerGroups/*", "Microsoft.Resources/deployments/*", "Microsoft.Resources/subscriptions/resourceGroups/read"]),
        new("4633458b-17de-408a-b874-0445c86b69e6", "Key Vault Secrets User", [])
        {
            DataActions = ["Microsoft.KeyVault/vaults/secrets/getSecret/action", "Microsoft.KeyVault/vaults/secrets/readMetadata/action"],
        },
        new("00482a5a-887f-4fb3-b363-3b7fe8e74483", "Key Vault Administrator", ["Microsoft.KeyVault/vaults/*/read", "Microsoft.KeyVault/operations/read"])
        {
            DataActions = ["Microsoft.KeyVault/vaults/*"],
        },
        new("f1a07417-d97a-45cb-824c-7a7467783830", "Managed Identity Operator", ["Microsoft.ManagedIdentity/userAssignedIdentities/*/read", "Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action"]),
    ];

    public static BuiltInRole? Find(string id) => All.FirstOrDefault(role => role.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>A role as ARM shows it: its id begins with the subscription that it was asked for in.</summary>
    public static JsonObject Show(BuiltInRole role, string? subscription) => new()
    {
        ["id"] = $"{(subscription is null ? "" : "/subscriptions/" + subscription)}/providers/Microsoft.Authorization/roleDefinitions/{role.Id}",
        ["type"] = "Microsoft.Authorization/roleDefinitions",
        ["name"] = role.Id,
        ["properties"] = new JsonObject
        {
            ["roleName"] = role.Name,
            ["type"] = "BuiltInRole",
            ["description"] = "",
            ["assignableScopes"] = new JsonArray("/"),
            ["permissions"] = new JsonArray(new JsonObject
            {
                ["actions"] = Array(role.Actions),
                ["notActions"] = Array(role.NotActions),
                ["dataActions"] = Array(role.DataActions),
                ["notDataActions"] = new JsonArray(),
            }),
        },
    };

    private static JsonArray Array(string[] items) => [.. items.Select(item => JsonValue.Create(item))];
}
