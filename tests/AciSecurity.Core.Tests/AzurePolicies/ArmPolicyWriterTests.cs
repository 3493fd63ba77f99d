using System.Text.Json.Nodes;
using AciSecurity.AzurePolicies;

namespace AciSecurity.Core.Tests.AzurePolicies;

/// <summary>The ARM template.</summary>
public sealed class ArmPolicyWriterTests
{
    [Theory]
    [InlineData(AzurePolicyScope.Subscription, "2018-05-01/subscriptionDeploymentTemplate.json#", "[subscriptionResourceId('Microsoft.Authorization/policyDefinitions', 'acisecurity-acr-admin-user')]")]
    [InlineData(AzurePolicyScope.ManagementGroup, "2019-08-01/managementGroupDeploymentTemplate.json#", "[extensionResourceId(managementGroup().id, 'Microsoft.Authorization/policyDefinitions', 'acisecurity-acr-admin-user')]")]
    public void The_scope_decides_the_schema_and_the_ids(AzurePolicyScope scope, string schema, string id)
    {
        var template = Template(scope);
        var initiative = template["resources"]!.AsArray()[^1]!;

        Assert.Equal("https://schema.management.azure.com/schemas/" + schema, template["$schema"]!.ToString());
        Assert.Contains(id, initiative["dependsOn"]!.AsArray().Select(item => item!.ToString()));
        Assert.Contains(id, initiative["properties"]!["policyDefinitions"]!.AsArray().Select(item => item!["policyDefinitionId"]!.ToString()));
    }

    [Fact]
    public void Expressions_of_the_policy_are_kept_from_the_template()
    {
        var definition = Template()["resources"]!.AsArray().First(resource => resource!["name"]!.ToString() == "acisecurity-aci-privileged")!;
        Assert.Equal("[[parameters('effect')]", definition["properties"]!["policyRule"]!["then"]!["effect"]!.ToString());

        // Ids are the template's business; everything else that looks like an expression is the policy's.
        var texts = Template()["resources"]!.AsArray().SelectMany(resource => Texts(resource!["properties"]!)).Where(text => text.StartsWith('[') && text.EndsWith(']')).ToList();
        Assert.All(texts, text => Assert.True(text.StartsWith("[[", StringComparison.Ordinal) || text.StartsWith("[subscriptionResourceId(", StringComparison.Ordinal), text));
    }

    [Fact]
    public void A_definition_has_all_that_Azure_wants()
    {
        var definition = Template()["resources"]!.AsArray().First(resource => resource!["name"]!.ToString() == "acisecurity-aci-public-address")!;

        Assert.Equal("""
            {
              "type": "Microsoft.Authorization/policyDefinitions",
              "apiVersion": "2023-04-01",
              "name": "acisecurity-aci-public-address",
              "properties": {
                "displayName": "Container groups should not have a public IP address",
                "description": "A container group has a private IP address or none.",
                "policyType": "Custom",
                "mode": "Indexed",
                "metadata": {
                  "category": "Container Instance",
                  "version": "1.0.0",
                  "source": "AciSecurity",
                  "rule": "Aci.PublicAddress",
                  "notExpressed": [
                    "What a container group profile gives to the groups made from it, for profiles have no aliases."
                  ]
                },
                "parameters": {
                  "effect": {
                    "type": "String",
                    "metadata": {
                      "displayName": "Effect",
                      "description": "What is done about a resource that is not compliant."
                    },
                    "allowedValues": [
                      "Audit",
                      "Deny",
                      "Disabled"
                    ],
                    "defaultValue": "Audit"
                  }
                },
                "policyRule": {
                  "if": {
                    "allOf": [
                      {
                        "field": "type",
                        "equals": "Microsoft.ContainerInstance/containerGroups"
                      },
                      {
                        "field": "Microsoft.ContainerInstance/containerGroups/ipAddress.type",
                        "equals": "Public"
                      }
                    ]
                  },
                  "then": {
                    "effect": "[[parameters('effect')]"
                  }
                }
              }
            }
            """, definition.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void The_initiative_hands_its_parameters_to_each_definition()
    {
        var initiative = Template()["resources"]!.AsArray()[^1]!["properties"]!;
        var parameters = initiative["parameters"]!.AsObject().Select(parameter => parameter.Key).ToList();

        Assert.Equal(["effect", "approvedRegistries", "approvedDomains"], parameters.Take(3));
        Assert.All(initiative["policyDefinitions"]!.AsArray(), member =>
        {
            Assert.All(member!["parameters"]!.AsObject(), value => Assert.Equal($"[[parameters('{value.Key}')]", value.Value!["value"]!.ToString()));
            Assert.Empty(member["parameters"]!.AsObject().Select(value => value.Key).Except(parameters));
        });
        Assert.Contains(initiative["metadata"]!["notExpressed"]!.AsArray(), reason => reason!.ToString().StartsWith("Acr.AuditLog: ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_effect_is_the_default_of_all()
    {
        var template = JsonNode.Parse(ArmPolicyWriter.Write(AzurePolicyInitiative.Of(Definitions.Everything, "x", AzurePolicyScope.Subscription, AzurePolicyEffect.Deny)))!;
        Assert.All(template["resources"]!.AsArray(), resource => Assert.Equal("Deny", resource!["properties"]!["parameters"]!["effect"]!["defaultValue"]!.ToString()));
    }

    [Fact]
    public void The_same_policy_gives_the_same_files()
    {
        var initiative = Definitions.Initiative(Definitions.Everything);
        Assert.Equal(ArmPolicyWriter.Write(initiative), ArmPolicyWriter.Write(Definitions.Initiative(Definitions.Everything)));
        Assert.Equal(BicepPolicyWriter.Write(initiative), BicepPolicyWriter.Write(Definitions.Initiative(Definitions.Everything)));
        Assert.DoesNotContain("\r", ArmPolicyWriter.Write(initiative) + BicepPolicyWriter.Write(initiative), StringComparison.Ordinal);
    }

    private static JsonNode Template(AzurePolicyScope scope = AzurePolicyScope.Subscription) =>
        JsonNode.Parse(ArmPolicyWriter.Write(Definitions.Initiative(Definitions.Everything, scope)))!;

    private static IEnumerable<string> Texts(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value!)),
        JsonArray items => items.SelectMany(item => Texts(item!)),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
