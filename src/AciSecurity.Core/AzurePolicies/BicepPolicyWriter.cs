using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Templates;

namespace AciSecurity.AzurePolicies;

/// <summary>Writes an initiative as a Bicep file.</summary>
public static class BicepPolicyWriter
{
    /// <summary>The file's text.</summary>
    public static string Write(AzurePolicyInitiative initiative)
    {
        var symbols = initiative.Definitions.ToDictionary(definition => definition.Name, definition => definition.Symbol);
        var text = new StringBuilder();
        text.Append($"targetScope = '{(initiative.Scope == AzurePolicyScope.Subscription ? "subscription" : "managementGroup")}'\n");
        foreach (var definition in initiative.Definitions)
        {
            Append(text, symbols[definition.Name], AzurePolicyTemplate.DefinitionType, definition.Name, AzurePolicyTemplate.PropertiesOf(definition), symbols);
        }

        Append(text, "initiative", AzurePolicyTemplate.InitiativeType, initiative.Name, AzurePolicyTemplate.PropertiesOf(initiative), symbols);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string symbol, string type, string name, JsonObject properties, Dictionary<string, string> symbols)
    {
        var syntax = new BicepSyntax(text, (member, value) =>
            member == AzurePolicyTemplate.DefinitionId ? $"{symbols[value.GetValue<string>()]}.id" : null);
        text.Append($"\nresource {symbol} '{type}@{AzurePolicyTemplate.ApiVersion}' = ");
        syntax.Append(new JsonObject { ["name"] = name, ["properties"] = properties });
        text.Append('\n');
    }
}
