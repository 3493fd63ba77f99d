using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Scenario;

/// <summary>Where a test begins: resources that meet every rule, to be changed by what the test is about.</summary>
internal static class Given
{
    public const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    /// <summary>A container group with one container, <c>app</c>, that meets every rule.</summary>
    public static GivenResource Group() => new("Microsoft.ContainerInstance/containerGroups", "web", "2025-09-01", $$"""
        {
          "type": "Microsoft.ContainerInstance/containerGroups",
          "apiVersion": "2025-09-01",
          "name": "web",
          "location": "westeurope",
          "properties": {
            "osType": "Linux",
            "sku": "Standard",
            "containers": [
              {
                "name": "app",
                "properties": {
                  "image": "contoso.azurecr.io/app@{{Digest}}",
                  "environmentVariables": [ { "name": "LOG_LEVEL", "value": "info" } ],
                  "securityContext": {
                    "privileged": false,
                    "allowPrivilegeEscalation": false,
                    "runAsUser": 1000,
                    "capabilities": { "add": [], "drop": [ "ALL" ] }
                  }
                }
              }
            ],
            "ipAddress": { "type": "Private", "ports": [ { "port": 443, "protocol": "TCP" } ] },
            "subnetIds": [ { "id": "/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/v/subnets/containers" } ]
          }
        }
        """);

    /// <summary>The same as a container group profile.</summary>
    public static GivenResource Profile() => Group().OfType(ResourceTypes.ContainerGroupProfile).Without("properties.subnetIds");

    /// <summary>A registry that meets every rule.</summary>
    public static GivenResource Registry() => new("Microsoft.ContainerRegistry/registries", "contoso", "2025-11-01", """
        {
          "type": "Microsoft.ContainerRegistry/registries",
          "apiVersion": "2025-11-01",
          "name": "contoso",
          "location": "westeurope",
          "sku": { "name": "Premium" },
          "properties": {
            "adminUserEnabled": false,
            "anonymousPullEnabled": false,
            "publicNetworkAccess": "Enabled",
            "networkRuleSet": { "defaultAction": "Deny", "ipRules": [ { "action": "Allow", "value": "203.0.113.0/24" } ] },
            "policies": { "trustPolicy": { "type": "Notary", "status": "disabled" } }
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
}
