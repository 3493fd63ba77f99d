using System.Text.Json.Nodes;

namespace AciSecurity.Core.Tests.Scenario;

internal static partial class Given
{
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

    /// <summary>A subscription as Azure lists it.</summary>
    public static GivenResource Subscription() => new GivenResource("Microsoft.Resources/subscriptions", "production", "2022-12-01", $$"""
        {
          "type": "Microsoft.Resources/subscriptions",
          "apiVersion": "2022-12-01",
          "name": "production",
          "subscriptionId": "{{LiveRun.SubscriptionId}}",
          "displayName": "production",
          "properties": { "managementGroupAncestorsChain": [ { "name": "platform", "displayName": "Platform" }, { "name": "root", "displayName": "Tenant root" } ] }
        }
        """).WithId(LiveRun.Subscription);

    /// <summary>The GUID of <see cref="CustomRole"/>.</summary>
    public const string CustomRoleId = "12345678-0000-0000-0000-000000000000";

    /// <summary>A custom role that allows one pattern of actions.</summary>
    public static GivenResource CustomRole(string role, string action) => new GivenResource("Microsoft.Authorization/roleDefinitions", CustomRoleId, "2022-04-01", $$"""
        {
          "name": "{{CustomRoleId}}",
          "type": "Microsoft.Authorization/roleDefinitions",
          "properties": {
            "roleName": "{{role}}",
            "type": "CustomRole",
            "assignableScopes": [ "{{LiveRun.Subscription}}" ],
            "permissions": [ { "actions": [ "{{action}}" ], "notActions": [], "dataActions": [], "notDataActions": [] } ]
          }
        }
        """).WithId($"{LiveRun.Subscription}/providers/Microsoft.Authorization/roleDefinitions/{CustomRoleId}");

    /// <summary>A diagnostic setting that sends the activity log of <see cref="Subscription"/> away.</summary>
    public static GivenResource ActivityLogSetting() => DiagnosticSetting(LiveRun.Subscription).With("properties.logs", new JsonArray(
        new JsonObject { ["category"] = "Administrative", ["enabled"] = true },
        new JsonObject { ["category"] = "Security", ["enabled"] = true },
        new JsonObject { ["category"] = "Policy", ["enabled"] = true }));

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
