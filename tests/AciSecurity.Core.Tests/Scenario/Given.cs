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

    /// <summary>What a template that keeps its secrets declares: parameters, the values that it is given, and outputs.</summary>
    public static GivenResource Deployment() => new("Microsoft.Resources/deployments", "main.json", "2025-04-01", """
        {
          "type": "Microsoft.Resources/deployments",
          "apiVersion": "2025-04-01",
          "name": "main.json",
          "properties": {
            "parameters": { "password": { "reference": { "keyVault": { "id": "Microsoft.KeyVault/vaults/contoso" }, "secretName": "password" } } },
            "template": {
              "parameters": {
                "password": { "type": "securestring" },
                "image": { "type": "string", "defaultValue": "contoso.azurecr.io/app:1" }
              },
              "outputs": {
                "fqdn": { "type": "string", "value": "[reference(resourceId('Microsoft.ContainerInstance/containerGroups', 'web')).ipAddress.fqdn]" },
                "token": { "type": "securestring", "value": "[parameters('password')]" }
              }
            }
          }
        }
        """);

    /// <summary>The plan Containers of Microsoft Defender for Cloud, on, with the scanning of registries.</summary>
    public static GivenResource Plan(string plan = "Containers") => new("Microsoft.Security/pricings", plan, "2024-01-01", $$"""
        {
          "type": "Microsoft.Security/pricings",
          "apiVersion": "2024-01-01",
          "name": "{{plan}}",
          "properties": {
            "pricingTier": "Standard",
            "extensions": [ { "name": "ContainerRegistriesVulnerabilityAssessments", "isEnabled": "True" } ]
          }
        }
        """);

    /// <summary>An alert on somebody opening a shell in a container.</summary>
    public static GivenResource Alert() => new("Microsoft.Insights/activityLogAlerts", "exec", "2020-10-01", """
        {
          "type": "Microsoft.Insights/activityLogAlerts",
          "apiVersion": "2020-10-01",
          "name": "exec",
          "location": "global",
          "properties": {
            "enabled": true,
            "scopes": [ "/subscriptions/s" ],
            "condition": {
              "allOf": [
                { "field": "category", "equals": "Administrative" },
                { "field": "operationName", "equals": "Microsoft.ContainerInstance/containerGroups/containers/exec/action" }
              ]
            },
            "actions": { "actionGroups": [ { "actionGroupId": "Microsoft.Insights/actionGroups/security" } ] }
          }
        }
        """);

    /// <summary>A cluster that runs the sensor of Microsoft Defender.</summary>
    public static GivenResource Cluster() => new("Microsoft.ContainerService/managedClusters", "aks", "2024-09-01", """
        {
          "type": "Microsoft.ContainerService/managedClusters",
          "apiVersion": "2024-09-01",
          "name": "aks",
          "location": "westeurope",
          "properties": {
            "securityProfile": {
              "defender": { "logAnalyticsWorkspaceResourceId": "Microsoft.OperationalInsights/workspaces/logs", "securityMonitoring": { "enabled": true } }
            }
          }
        }
        """);

    /// <summary>The vault that <see cref="Group"/> and <see cref="Registry"/> use, protected in every way.</summary>
    public static GivenResource Vault() => new("Microsoft.KeyVault/vaults", "contoso", "2023-07-01", """
        {
          "type": "Microsoft.KeyVault/vaults",
          "apiVersion": "2023-07-01",
          "name": "contoso",
          "location": "westeurope",
          "properties": {
            "tenantId": "11111111-1111-1111-1111-111111111111",
            "sku": { "family": "A", "name": "standard" },
            "enableRbacAuthorization": true,
            "enablePurgeProtection": true,
            "publicNetworkAccess": "Disabled",
            "networkAcls": { "bypass": "AzureServices", "defaultAction": "Deny", "ipRules": [] }
          }
        }
        """);

    /// <summary>A diagnostic setting that sends the audit logs of <see cref="Vault"/> away.</summary>
    public static GivenResource VaultSetting() => DiagnosticSetting("Microsoft.KeyVault/vaults/contoso")
        .With("properties.logs", new JsonArray(new JsonObject { ["category"] = "AuditEvent", ["enabled"] = true }));
}
