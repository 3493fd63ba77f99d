using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Scenario;

internal static partial class Given
{
    /// <summary>A replica of <paramref name="registry"/> in another region.</summary>
    public static GivenResource Replication(string registry = "Microsoft.ContainerRegistry/registries/contoso") =>
        new GivenResource("Microsoft.ContainerRegistry/registries/replications", "northeurope", "2025-11-01", """
            {
              "type": "Microsoft.ContainerRegistry/registries/replications",
              "apiVersion": "2025-11-01",
              "name": "contoso/northeurope",
              "location": "northeurope",
              "properties": { "zoneRedundancy": "Enabled" }
            }
            """).WithId($"{registry}/replications/northeurope");

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

    /// <summary>A lock that keeps what has the id <paramref name="scope"/> from being deleted; the resource group where it is empty.</summary>
    public static GivenResource Lock(string scope = "Microsoft.ContainerRegistry/registries/contoso") => new GivenResource("Microsoft.Authorization/locks", "keep", "2020-05-01", """
        {
          "type": "Microsoft.Authorization/locks",
          "apiVersion": "2020-05-01",
          "name": "keep",
          "properties": { "level": "CanNotDelete" }
        }
        """).WithId(scope.Length == 0 ? "Microsoft.Authorization/locks/keep" : $"{scope}/providers/Microsoft.Authorization/locks/keep");

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

    /// <summary>A group that pulls from the registry with the identity and, unlike <see cref="Group"/>, by a tag.</summary>
    public static GivenResource Worker() => Group().Container("image", "contoso.azurecr.io/app:1.2");
}
