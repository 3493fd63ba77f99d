using System.Text.Json.Nodes;
using AciSecurity.Templates;

namespace AciSecurity.AzurePolicies;

/// <summary>Writes an initiative as an ARM template: the one that Bicep makes of what <see cref="BicepPolicyWriter"/> writes.</summary>
public static class ArmPolicyWriter
{
    /// <summary>The template's text.</summary>
    public static string Write(AzurePolicyInitiative initiative)
    {
        var isSubscription = initiative.Scope == AzurePolicyScope.Subscription;
        string IdOf(string name) => isSubscription
            ? $"[subscriptionResourceId('{AzurePolicyTemplate.DefinitionType}', '{name}')]"
            : $"[extensionResourceId(managementGroup().id, '{AzurePolicyTemplate.DefinitionType}', '{name}')]";

        var set = Resource(AzurePolicyTemplate.InitiativeType, initiative.Name, AzurePolicyTemplate.PropertiesOf(initiative));
        foreach (var member in set["properties"]!["policyDefinitions"]!.AsArray())
        {
            member![AzurePolicyTemplate.DefinitionId] = IdOf(member[AzurePolicyTemplate.DefinitionId]!.GetValue<string>());
        }

        // Bicep sorts what a resource depends on by the symbols of its file.
        set["dependsOn"] = PolicyCondition.Json(initiative.Definitions
            .OrderBy(definition => definition.Symbol, StringComparer.OrdinalIgnoreCase).Select(definition => IdOf(definition.Name)));
        return ArmSyntax.Write(new JsonObject
        {
            ["$schema"] = isSubscription
                ? "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#"
                : "https://schema.management.azure.com/schemas/2019-08-01/managementGroupDeploymentTemplate.json#",
            ["contentVersion"] = "1.0.0.0",
            ["resources"] = new JsonArray(
            [
                .. initiative.Definitions.Select(definition =>
                    (JsonNode)Resource(AzurePolicyTemplate.DefinitionType, definition.Name, AzurePolicyTemplate.PropertiesOf(definition))),
                set,
            ]),
        });
    }

    private static JsonObject Resource(string type, string name, JsonObject properties) => new()
    {
        ["type"] = type,
        ["apiVersion"] = AzurePolicyTemplate.ApiVersion,
        ["name"] = name,
        ["properties"] = ArmSyntax.Escape(properties),
    };
}
