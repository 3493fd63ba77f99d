using System.Text.Json.Nodes;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies;

/// <summary>An initiative and its definitions as resources, in the form that both writers write. Texts stand here as the policy
/// has them; what a template's language asks for is the writers' matter.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.authorization/policydefinitions</remarks>
internal static class AzurePolicyTemplate
{
    /// <summary>The api-version of definitions and initiatives.</summary>
    public const string ApiVersion = "2023-04-01";

    /// <summary>The type of a definition.</summary>
    public const string DefinitionType = "Microsoft.Authorization/policyDefinitions";

    /// <summary>The type of an initiative.</summary>
    public const string InitiativeType = "Microsoft.Authorization/policySetDefinitions";

    /// <summary>The member of an initiative's list that holds a definition's id.</summary>
    public const string DefinitionId = "policyDefinitionId";

    private const string Version = "1.0.0";
    private const string EffectParameter = "effect";

    /// <summary>The properties of a definition.</summary>
    public static JsonObject PropertiesOf(AzurePolicyDefinition definition)
    {
        var metadata = Metadata(CategoryOf(definition));
        metadata["rule"] = definition.RuleId;
        if (definition.NotExpressed.Count > 0) metadata["notExpressed"] = PolicyCondition.Json(definition.NotExpressed);
        return new()
        {
            ["displayName"] = definition.DisplayName,
            ["description"] = definition.Description,
            ["policyType"] = "Custom",
            ["mode"] = definition.Mode,
            ["metadata"] = metadata,
            ["parameters"] = Parameters(definition.Effect, definition.Parameters),
            ["policyRule"] = new JsonObject
            {
                ["if"] = AllOf(
                    Field("type", "equals", definition.ResourceType),
                    definition.Condition).ToJson(),
                ["then"] = new JsonObject { ["effect"] = Reference(EffectParameter) },
            },
        };
    }

    /// <summary>The properties of the initiative. In place of a definition's id stands its name.</summary>
    public static JsonObject PropertiesOf(AzurePolicyInitiative initiative)
    {
        var metadata = Metadata("Security");
        metadata["notExpressed"] = PolicyCondition.Json(initiative.NotExpressed.Select(rule => rule.ToString()));
        var parameters = initiative.Definitions.SelectMany(definition => definition.Parameters).DistinctBy(parameter => parameter.Name);
        return new()
        {
            ["displayName"] = "Security of container groups and registries",
            ["description"] = "The rules of AciSecurity about Azure Container Instances and Azure Container Registry, as far as Azure Policy can express them.",
            ["policyType"] = "Custom",
            ["metadata"] = metadata,
            ["parameters"] = Parameters(initiative.Effect, parameters),
            ["policyDefinitions"] = new JsonArray([.. initiative.Definitions.Select(Member)]),
        };
    }

    private static JsonObject Member(AzurePolicyDefinition definition)
    {
        var values = new JsonObject();
        foreach (var name in definition.Parameters.Select(parameter => parameter.Name).Prepend(EffectParameter))
        {
            values[name] = new JsonObject { ["value"] = Reference(name) };
        }

        return new()
        {
            [DefinitionId] = definition.Name,
            ["policyDefinitionReferenceId"] = definition.RuleId,
            ["parameters"] = values,
        };
    }

    private static JsonObject Parameters(AzurePolicyEffect effect, IEnumerable<AzurePolicyParameter> parameters)
    {
        var declared = new JsonObject
        {
            [EffectParameter] = new JsonObject
            {
                ["type"] = "String",
                ["metadata"] = new JsonObject { ["displayName"] = "Effect", ["description"] = "What is done about a resource that is not compliant." },
                ["allowedValues"] = PolicyCondition.Json(Enum.GetNames<AzurePolicyEffect>()),
                ["defaultValue"] = effect.ToString(),
            },
        };
        foreach (var parameter in parameters) declared[parameter.Name] = parameter.ToJson();
        return declared;
    }

    private static JsonObject Metadata(string category) => new() { ["category"] = category, ["version"] = Version, ["source"] = "AciSecurity" };

    // The categories of the built-in definitions.
    private static string CategoryOf(AzurePolicyDefinition definition) =>
        definition.ResourceType.StartsWith("Microsoft.ContainerInstance/", StringComparison.Ordinal) ? "Container Instance" : "Container Registry";

    private static string Reference(string parameter) => $"[{PolicyFunction.Parameter(parameter)}]";
}
