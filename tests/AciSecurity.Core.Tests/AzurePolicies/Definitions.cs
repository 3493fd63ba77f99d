using System.Text.Json.Nodes;
using AciSecurity.AzurePolicies;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Policies;

namespace AciSecurity.Core.Tests.AzurePolicies;

/// <summary>Definitions as the ARM template deploys them.</summary>
internal static class Definitions
{
    /// <summary>A policy that asks for every definition.</summary>
    public static Policy Everything { get; } = new()
    {
        Baseline = Baseline.Strict,
        ApprovedRegistries = [new("contoso.azurecr.io"), RegistryPattern.Parse("*.registry.contoso.com/approved"), RegistryPattern.Parse("docker.io/library/nginx")],
        ApprovedUpstreams = [RegistryPattern.Parse("docker.io/library"), new("quay.io")],
        AllowedRegions = ["westeurope", "northeurope"],
    };

    public static AzurePolicyInitiative Initiative(Policy policy, AzurePolicyScope scope = AzurePolicyScope.Subscription) =>
        AzurePolicyInitiative.Of(policy, "acisecurity", scope, AzurePolicyEffect.Audit);

    /// <summary>The properties of each definition, by rule, as Azure gets them: brackets that the template needs are gone.</summary>
    public static Dictionary<string, JsonNode> Deployed(Policy policy) =>
        JsonNode.Parse(ArmPolicyWriter.Write(Initiative(policy)))!["resources"]!.AsArray()
            .Where(resource => resource!["type"]!.GetValue<string>() == "Microsoft.Authorization/policyDefinitions")
            .Select(resource => Unescaped(resource!["properties"])!)
            .ToDictionary(properties => properties["metadata"]!["rule"]!.GetValue<string>());

    /// <summary>Whether the definition of a rule is true of the resource.</summary>
    public static bool Match(string ruleId, GivenResource resource, Policy? policy = null) =>
        PolicyEvaluator.Matches(Deployed(policy ?? Policy.Default)[ruleId], resource.Json);

    private static JsonNode? Unescaped(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Unescaped(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Unescaped)]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith("[[", StringComparison.Ordinal) => JsonValue.Create(text[1..]),
        _ => node?.DeepClone(),
    };
}
