using System.Text.Json.Nodes;
using AciSecurity.Templates;

namespace AciSecurity.Remediation.Templates;

/// <summary>Writes the template of a group, and its parameters, as ARM JSON.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax and
/// https://learn.microsoft.com/azure/azure-resource-manager/templates/key-vault-parameter</remarks>
internal static class ArmGroupTemplate
{
    private const string Version = "1.0.0.0";

    /// <summary>The template's text.</summary>
    public static string Write(ProtectedTemplate template) => ArmSyntax.Write(new()
    {
        ["$schema"] = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        ["contentVersion"] = Version,
        ["parameters"] = new JsonObject(template.Parameters.Select(parameter => KeyValuePair.Create<string, JsonNode?>(parameter.Name, new JsonObject
        {
            ["type"] = parameter.ArmType,
            ["metadata"] = new JsonObject { ["description"] = parameter.StandsFor },
        }))),
        ["resources"] = new JsonArray(template.Resource.DeepClone()),
    });

    /// <summary>The text of the file of parameters.</summary>
    public static string WriteParameters(ProtectedTemplate template) => ArmSyntax.Write(new()
    {
        ["$schema"] = "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
        ["contentVersion"] = Version,
        ["parameters"] = new JsonObject(template.Parameters.Where(parameter => parameter.SecretName is not null).Select(parameter =>
            KeyValuePair.Create<string, JsonNode?>(parameter.Name, new JsonObject
            {
                ["reference"] = new JsonObject { ["keyVault"] = new JsonObject { ["id"] = template.Vault!.Id }, ["secretName"] = parameter.SecretName },
            }))),
    });
}
