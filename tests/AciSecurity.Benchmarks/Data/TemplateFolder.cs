using System.Globalization;

namespace AciSecurity.Benchmarks.Data;

/// <summary>Makes a folder of templates such as teams keep: a registry, its diagnostic setting and two container groups each.</summary>
internal static class TemplateFolder
{
    /// <summary>Writes <paramref name="count"/> templates.</summary>
    public static void Write(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        for (var number = 0; number < count; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"t{number:d3}");
            File.WriteAllText(Path.Combine(folder, name + ".json"), Template(number));
        }
    }

    private static string Template(int number) => $$"""
        {
          "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
          "contentVersion": "1.0.0.0",
          "parameters": {
            "name": { "type": "string", "defaultValue": "contoso{{number}}" },
            "workspace": { "type": "string", "defaultValue": "/subscriptions/s/workspaces/w" },
            "images": { "type": "array", "defaultValue": ["web", "worker"] }
          },
          "variables": { "server": "[format('{0}.azurecr.io', toLower(parameters('name')))]" },
          "resources": [
            {
              "type": "Microsoft.ContainerRegistry/registries", "apiVersion": "2025-11-01", "name": "[parameters('name')]",
              "location": "[resourceGroup().location]", "sku": { "name": "Premium" },
              "properties": { "adminUserEnabled": {{(number % 5 == 0 ? "true" : "false")}}, "anonymousPullEnabled": false, "publicNetworkAccess": "Disabled" }
            },
            {
              "type": "Microsoft.Insights/diagnosticSettings", "apiVersion": "2021-05-01-preview", "name": "audit",
              "scope": "[resourceId('Microsoft.ContainerRegistry/registries', parameters('name'))]",
              "properties": { "workspaceId": "[parameters('workspace')]", "logs": [ { "categoryGroup": "audit", "enabled": true } ] }
            },
            {
              "copy": { "name": "groups", "count": "[length(parameters('images'))]" },
              "type": "Microsoft.ContainerInstance/containerGroups", "apiVersion": "2025-09-01",
              "name": "[concat(parameters('name'), '-', parameters('images')[copyIndex()])]", "location": "[resourceGroup().location]",
              "properties": {
                "osType": "Linux",
                "containers": [ { "name": "main", "properties": {
                  "image": "[concat(variables('server'), '/', parameters('images')[copyIndex()], ':1.0')]",
                  "environmentVariables": [ { "name": "MODE", "value": "fast" }, { "name": "REGION", "value": "[parameters('name')]" } ],
                  "securityContext": { "privileged": false, "allowPrivilegeEscalation": false, "runAsUser": 1000, "capabilities": { "drop": ["ALL"] } },
                  "resources": { "requests": { "cpu": 1, "memoryInGB": 1 } } } } ]
              }
            }
          ]
        }
        """;
}
