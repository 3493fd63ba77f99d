using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AciSecurity.AzurePolicies;

/// <summary>Writes an initiative as an ARM template: the one that Bicep makes of what <see cref="BicepPolicyWriter"/> writes.</summary>
public static class ArmPolicyWriter
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
        return new JsonObject
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
        }.ToJsonString(Options).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Resource(string type, string name, JsonObject properties) => new()
    {
        ["type"] = type,
        ["apiVersion"] = AzurePolicyTemplate.ApiVersion,
        ["name"] = name,
        ["properties"] = Escaped(properties),
    };

    /// <summary>The expressions in a policy are the policy's own: a second bracket keeps the template from evaluating them.</summary>
    /// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions#escape-characters</remarks>
    private static JsonNode Escaped(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Escaped(member.Value!)))),
        JsonArray items => new JsonArray([.. items.Select(item => Escaped(item!))]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('[') && text.EndsWith(']') => JsonValue.Create("[" + text),
        _ => node.DeepClone(),
    };
}
