using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Files.Tests.Bicep;

/// <summary>Role assignments in templates lead to the identities of the groups, evaluated and as they are written.</summary>
[Collection(BicepCollection.Name)]
public class IdentityRoleTests
{
    private const string AcrPull = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
    private const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private const string SubscriptionSchema = "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#";

    [BicepFact]
    public async Task A_narrow_role_passes() => Is(Outcome.Pass, "are narrow", await EvaluatedAsync(Role(AcrPull, "[resourceId('Microsoft.ContainerRegistry/registries', parameters('registry'))]")));

    [BicepFact]
    public async Task A_broad_role_fails() => Is(Outcome.Fail, "uses an identity that an expression names, which has the role Contributor", await EvaluatedAsync(Role(Contributor)));

    [BicepFact]
    public async Task A_role_at_the_subscription_fails() => Is(Outcome.Fail, "has the role AcrPull at the scope of a subscription", await EvaluatedAsync(AsModule()));

    [BicepFact]
    public async Task Registry_credentials_are_read_as_they_are_evaluated() =>
        Is(Outcome.Pass, "pulls with a managed identity", await JudgedAsync(new PullIdentityRule(), Role(AcrPull), RealBicep.Path));

    [Fact]
    public async Task As_written_it_is_the_same()
    {
        Is(Outcome.Pass, "are narrow", await WrittenAsync(Role(AcrPull, "[resourceId('Microsoft.ContainerRegistry/registries', parameters('registry'))]")));
        Is(Outcome.Fail, "has the role Contributor", await WrittenAsync(Role(Contributor)));
        Is(Outcome.Fail, "has the role AcrPull at the scope of a subscription", await WrittenAsync(AtSubscription()));
        Is(Outcome.Pass, "pulls with a managed identity", await JudgedAsync(new PullIdentityRule(), Role(AcrPull), "/no/bicep/here"));
    }

    private static Task<Finding> EvaluatedAsync(string assignment) => JudgedAsync(new IdentityLeastPrivilegeRule(), assignment, RealBicep.Path);

    private static Task<Finding> WrittenAsync(string assignment) => JudgedAsync(new IdentityLeastPrivilegeRule(), assignment, "/no/bicep/here");

    private static async Task<Finding> JudgedAsync(Rule rule, string assignment, string? bicep)
    {
        using var folder = new TempFolder();
        var file = folder.Write("main.json", Samples.Template($"[{Group},{assignment}]", """{ "identity": { "type": "string" }, "registry": { "type": "string" } }"""));
        var reading = await Reading.OfAsync(RealBicep.Request(file) with { BicepPath = bicep });
        var evaluation = new RuleEvaluation([rule], Policy.Default, TimeProvider.System, new(IncludePassed: true, []));
        var findings = reading.Resources.SelectMany(evaluation.Add).ToList();
        return Assert.Single(findings.Concat(evaluation.Complete()));
    }

    private static void Is(Outcome outcome, string reason, Finding finding)
    {
        Assert.Equal(outcome, finding.Outcome);
        Assert.Contains(reason, finding.Reason, StringComparison.Ordinal);
    }

    private const string Id = "resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', parameters('identity'))";

    private const string Group = $$$"""
        { "type": "Microsoft.ContainerInstance/containerGroups", "apiVersion": "2025-09-01", "name": "web", "location": "westeurope",
          "identity": { "type": "UserAssigned", "userAssignedIdentities": { "[format('{0}', {{{Id}}})]": {} } },
          "properties": { "osType": "Linux",
            "containers": [ { "name": "app", "properties": {
              "image": "[format('{0}/app:1', reference(resourceId('Microsoft.ContainerRegistry/registries', parameters('registry')), '2025-11-01').loginServer)]" } } ],
            "imageRegistryCredentials": [ {
              "server": "[reference(resourceId('Microsoft.ContainerRegistry/registries', parameters('registry')), '2025-11-01').loginServer]",
              "identity": "[{{{Id}}}]" } ] } }
        """;

    private static string Role(string role, string? scope = null, string principal = $"[reference({Id}, '2023-01-31').principalId]") => $$"""
        { "type": "Microsoft.Authorization/roleAssignments", "apiVersion": "2022-04-01", {{(scope is null ? "" : $"\"scope\": \"{scope}\",")}}
          "name": "[guid('{{role}}', parameters('identity'))]",
          "properties": { "principalId": "{{principal}}", "principalType": "ServicePrincipal",
            "roleDefinitionId": "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{{role}}')]" } }
        """;

    /// <summary>As Bicep writes a module: the principal is a parameter of the nested template.</summary>
    private static string AsModule() => $$"""
        { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "roles", "location": "westeurope",
          "subscriptionId": "[subscription().subscriptionId]",
          "properties": { "mode": "Incremental", "expressionEvaluationOptions": { "scope": "inner" },
            "parameters": { "principal": { "value": "[reference({{Id}}, '2023-01-31').principalId]" }, "identity": { "value": "x" } },
            "template": { "$schema": "{{SubscriptionSchema}}", "contentVersion": "1.0.0.0",
              "parameters": { "principal": { "type": "string" }, "identity": { "type": "string" } },
              "resources": [ {{Role(AcrPull, principal: "[parameters('principal')]")}} ] } } }
        """;

    /// <summary>Nested with the outer scope of expressions, so that the principal stands in it as it is written.</summary>
    private static string AtSubscription() => $$"""
        { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "roles", "location": "westeurope",
          "subscriptionId": "[subscription().subscriptionId]",
          "properties": { "mode": "Incremental", "template": { "$schema": "{{SubscriptionSchema}}", "contentVersion": "1.0.0.0", "resources": [ {{Role(AcrPull)}} ] } } }
        """;
}
