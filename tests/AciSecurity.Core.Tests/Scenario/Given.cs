using System.Text.Json.Nodes;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Scenario;

/// <summary>Where a test begins: resources that meet every rule, to be changed by what the test is about.</summary>
internal static class Given
{
    public const string Identity = "Microsoft.ManagedIdentity/userAssignedIdentities/web";

    public const string Subnet = "Microsoft.Network/virtualNetworks/spoke/subnets/containers";

    public const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    /// <summary>A profile that denies all system calls but a few, base64.</summary>
    public static string SeccompProfile { get; } = Convert.ToBase64String(
        """{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read","write","exit_group"],"action":"SCMP_ACT_ALLOW"}]}"""u8);

    /// <summary>A container group with one container, <c>app</c>, that meets every rule.</summary>
    public static GivenResource Group() => new("Microsoft.ContainerInstance/containerGroups", "web", "2025-09-01", $$"""
        {
          "type": "Microsoft.ContainerInstance/containerGroups",
          "apiVersion": "2025-09-01",
          "name": "web",
          "location": "westeurope",
          "zones": [ "1" ],
          "identity": { "type": "UserAssigned", "userAssignedIdentities": { "{{Identity}}": {} } },
          "properties": {
            "osType": "Linux",
            "sku": "Standard",
            "containers": [
              {
                "name": "app",
                "properties": {
                  "image": "contoso.azurecr.io/app@{{Digest}}",
                  "command": [ "./server", "--verbose" ],
                  "environmentVariables": [
                    { "name": "LOG_LEVEL", "value": "info" },
                    { "name": "DB_PASSWORD", "secureValueReference": "db-password" }
                  ],
                  "ports": [ { "port": 443, "protocol": "TCP" } ],
                  "resources": { "requests": { "cpu": 1, "memoryInGB": 1.5 }, "limits": { "cpu": 1, "memoryInGB": 1.5 } },
                  "securityContext": {
                    "privileged": false,
                    "allowPrivilegeEscalation": false,
                    "runAsUser": 1000,
                    "capabilities": { "add": [], "drop": [ "ALL" ] },
                    "seccompProfile": "{{SeccompProfile}}"
                  }
                }
              }
            ],
            "imageRegistryCredentials": [ { "server": "contoso.azurecr.io", "identity": "{{Identity}}" } ],
            "ipAddress": { "type": "Private", "ports": [ { "port": 443, "protocol": "TCP" } ] },
            "subnetIds": [ { "id": "{{Subnet}}" } ],
            "encryptionProperties": {
              "vaultBaseUrl": "https://contoso.vault.azure.net",
              "keyName": "groups",
              "keyVersion": "0123456789abcdef0123456789abcdef",
              "identity": "{{Identity}}"
            },
            "secretReferences": [
              { "name": "db-password", "identity": "{{Identity}}", "secretReferenceUri": "https://contoso.vault.azure.net/secrets/db-password" }
            ]
          }
        }
        """);

    /// <summary>The same as a container group profile.</summary>
    public static GivenResource Profile() => Group().OfType(ResourceTypes.ContainerGroupProfile).Without("properties.subnetIds");

    /// <summary>A registry that meets every rule: closed to public networks.</summary>
    public static GivenResource Registry() => new("Microsoft.ContainerRegistry/registries", "contoso", "2025-11-01", """
        {
          "type": "Microsoft.ContainerRegistry/registries",
          "apiVersion": "2025-11-01",
          "name": "contoso",
          "location": "westeurope",
          "sku": { "name": "Premium" },
          "identity": { "type": "UserAssigned", "userAssignedIdentities": { "Microsoft.ManagedIdentity/userAssignedIdentities/registry": {} } },
          "properties": {
            "adminUserEnabled": false,
            "anonymousPullEnabled": false,
            "publicNetworkAccess": "Disabled",
            "networkRuleSet": { "defaultAction": "Deny", "ipRules": [] },
            "networkRuleBypassOptions": "AzureServices",
            "networkRuleBypassAllowedForTasks": false,
            "dataEndpointEnabled": true,
            "zoneRedundancy": "Enabled",
            "roleAssignmentMode": "AbacRepositoryPermissions",
            "encryption": {
              "status": "enabled",
              "keyVaultProperties": {
                "identity": "11111111-1111-1111-1111-111111111111",
                "keyIdentifier": "https://contoso.vault.azure.net/keys/registry"
              }
            },
            "policies": {
              "trustPolicy": { "type": "Notary", "status": "disabled" },
              "exportPolicy": { "status": "disabled" },
              "azureADAuthenticationAsArmPolicy": { "status": "disabled" },
              "quarantinePolicy": { "status": "enabled" },
              "retentionPolicy": { "days": 30, "status": "enabled" }
            }
          }
        }
        """);

    /// <summary>A registry that meets every rule but those that want it closed: open to selected networks.</summary>
    public static GivenResource OpenRegistry() => Registry()
        .With("properties.publicNetworkAccess", "Enabled")
        .With("properties.networkRuleSet.ipRules", new JsonArray(new JsonObject { ["action"] = "Allow", ["value"] = "203.0.113.0/24" }));

    /// <summary>The companions with which <see cref="Registry"/> and <see cref="Group"/> meet every rule.</summary>
    public static Resource[] Companions() =>
    [
        DiagnosticSetting(),
        PrivateEndpoint(),
        ZoneGroup(),
        Lock(),
        RoleAssignment(),
        Worker(),
    ];

    /// <summary>A diagnostic setting that sends the audit logs of <paramref name="registry"/> away.</summary>
    public static GivenResource DiagnosticSetting(string registry = "Microsoft.ContainerRegistry/registries/contoso") =>
        new GivenResource("Microsoft.Insights/diagnosticSettings", "audit", "2021-05-01-preview", """
            {
              "type": "Microsoft.Insights/diagnosticSettings",
              "apiVersion": "2021-05-01-preview",
              "name": "audit",
              "properties": {
                "workspaceId": "/subscriptions/s/resourceGroups/r/providers/Microsoft.OperationalInsights/workspaces/logs",
                "logs": [
                  { "category": "ContainerRegistryLoginEvents", "enabled": true },
                  { "category": "ContainerRegistryRepositoryEvents", "enabled": true }
                ]
              }
            }
            """).WithId($"{registry}/providers/Microsoft.Insights/diagnosticSettings/audit");

    /// <summary>A token that is disabled.</summary>
    public static GivenResource Token() => RegistryChild(ResourceTypes.RegistryToken, "ci", """
        "properties": { "scopeMapId": "Microsoft.ContainerRegistry/registries/contoso/scopeMaps/ci", "status": "disabled" }
        """);

    /// <summary>A webhook that is called over HTTPS.</summary>
    public static GivenResource Webhook() => RegistryChild(ResourceTypes.RegistryWebhook, "pushed", """
        "location": "westeurope",
        "properties": { "serviceUri": "https://hooks.contoso.com/pushed", "actions": [ "push" ], "status": "enabled" }
        """);

    /// <summary>A cache rule that signs in to Docker Hub.</summary>
    public static GivenResource CacheRule() => RegistryChild(ResourceTypes.RegistryCacheRule, "nginx", """
        "properties": {
          "sourceRepository": "docker.io/library/nginx",
          "targetRepository": "nginx",
          "credentialSetResourceId": "Microsoft.ContainerRegistry/registries/contoso/credentialSets/hub"
        }
        """);

    /// <summary>A replica in westeurope.</summary>
    public static GivenResource Replica() => RegistryChild(ResourceTypes.Replication, "westeurope", """
        "location": "westeurope",
        "properties": {}
        """);

    private static GivenResource RegistryChild(string type, string child, string members) => new(type, $"contoso/{child}", "2025-11-01", $$"""
        {
          "type": "{{type}}",
          "apiVersion": "2025-11-01",
          "name": "contoso/{{child}}",
          {{members}}
        }
        """);

    /// <summary>A private endpoint that leads to <paramref name="registry"/>.</summary>
    public static GivenResource PrivateEndpoint(string registry = "Microsoft.ContainerRegistry/registries/contoso") =>
        new(ResourceTypes.PrivateEndpoint, "contoso-registry", "2024-05-01", $$"""
        {
          "type": "Microsoft.Network/privateEndpoints",
          "apiVersion": "2024-05-01",
          "name": "contoso-registry",
          "location": "westeurope",
          "properties": {
            "subnet": { "id": "Microsoft.Network/virtualNetworks/spoke/subnets/endpoints" },
            "privateLinkServiceConnections": [
              { "name": "registry", "properties": { "privateLinkServiceId": "{{registry}}", "groupIds": [ "registry" ] } }
            ]
          }
        }
        """);

    /// <summary>The DNS zone group of <see cref="PrivateEndpoint"/>.</summary>
    public static GivenResource ZoneGroup() => new(ResourceTypes.PrivateDnsZoneGroup, "contoso-registry/default", "2024-05-01", """
        {
          "type": "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
          "apiVersion": "2024-05-01",
          "name": "contoso-registry/default",
          "properties": {
            "privateDnsZoneConfigs": [
              { "name": "registry", "properties": { "privateDnsZoneId": "Microsoft.Network/privateDnsZones/privatelink.azurecr.io" } }
            ]
          }
        }
        """);

    /// <summary>A lock that keeps what has the id <paramref name="scope"/> from being deleted; the resource group where it is empty.</summary>
    public static GivenResource Lock(string scope = "Microsoft.ContainerRegistry/registries/contoso") => new GivenResource("Microsoft.Authorization/locks", "keep", "2020-05-01", """
        {
          "type": "Microsoft.Authorization/locks",
          "apiVersion": "2020-05-01",
          "name": "keep",
          "properties": { "level": "CanNotDelete" }
        }
        """).WithId(scope.Length == 0 ? "Microsoft.Authorization/locks/keep" : $"{scope}/providers/Microsoft.Authorization/locks/keep");

    /// <summary>A group that pulls from the registry with the identity and, unlike <see cref="Group"/>, by a tag.</summary>
    public static GivenResource Worker() => Group().Container("image", "contoso.azurecr.io/app:1.2");

    /// <summary>Gives <see cref="Identity"/> AcrPull on <paramref name="scope"/>; on the resource group where it is empty.</summary>
    public static GivenResource RoleAssignment(string scope = "Microsoft.ContainerRegistry/registries/contoso") =>
        new GivenResource("Microsoft.Authorization/roleAssignments", "pull", "2022-04-01", $$"""
            {
              "type": "Microsoft.Authorization/roleAssignments",
              "apiVersion": "2022-04-01",
              "name": "pull",
              "properties": {
                "roleDefinitionId": "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')]",
                "principalId": "[reference('{{Identity}}', '2023-01-31').principalId]",
                "principalType": "ServicePrincipal"
              }
            }
            """).WithId(scope.Length == 0 ? "Microsoft.Authorization/roleAssignments/pull" : $"{scope}/providers/Microsoft.Authorization/roleAssignments/pull");
}
