using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

[NoCase(RuleCase.Default, "a registry has no private endpoint by default, which is its absence")]
public sealed class PrivateEndpointRuleTests
{
    private const string Connection = "properties.privateLinkServiceConnections[0].properties";
    private const string Zones = "properties.privateDnsZoneConfigs";
    private const string Expression = "[resourceId('Microsoft.ContainerRegistry/registries', parameters('name'))]";

    internal static Deciding Deciding => new(Given.Registry(), Connection + ".groupIds") { Companion = Given.PrivateEndpoint(), Companions = [Given.ZoneGroup()] };

    [Fact]
    public void An_endpoint_with_a_zone_group_passes()
    {
        var verdict = Judge(Given.PrivateEndpoint(), Given.ZoneGroup());

        verdict.Is(Outcome.Pass, "is reached by the private endpoint 'contoso-registry'");
        Assert.Equal(new("Microsoft.Network/privateEndpoints", "contoso-registry"), Assert.Single(verdict.Evidence));
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_endpoint_in_files_fails()
    {
        Judge().Is(Outcome.Fail, "has no private endpoint: not declared in these files");
        Judge(Given.PrivateEndpoint("Microsoft.ContainerRegistry/registries/contoso2"), Given.ZoneGroup())
            .Is(Outcome.Fail, "has no private endpoint: not declared in these files");
        Judge(Given.PrivateEndpoint("Microsoft.Storage/storageAccounts/contoso"), Given.ZoneGroup())
            .Is(Outcome.Fail, "has no private endpoint: not declared in these files");
    }

    [Fact]
    public void Without_a_zone_group_its_name_leads_to_the_public_address()
    {
        const string Reason = "has the private endpoint 'contoso-registry' without a DNS zone group for privatelink.azurecr.io, so its name leads to the public address";

        Judge(Given.PrivateEndpoint()).Is(Outcome.Fail, Reason);
        Judge(Given.PrivateEndpoint(), Given.ZoneGroup().WithId("Microsoft.Network/privateEndpoints/other/privateDnsZoneGroups/default")).Is(Outcome.Fail, Reason);
        Judge(Given.PrivateEndpoint(), Given.ZoneGroup().With(Zones, new JsonArray())).Is(Outcome.Fail, Reason);
        Judge(Given.PrivateEndpoint(), Zone("Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net")).Is(Outcome.Fail, Reason);
        Judge(Given.PrivateEndpoint(), Given.ZoneGroup().With("condition", false)).Is(Outcome.Fail, Reason);
        Assert.Equal(Outcome.Pass, Judge(Given.PrivateEndpoint(), Zone("/subscriptions/s/resourceGroups/dns/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.us")).Outcome);
    }

    [Fact]
    public void A_hidden_zone_group_is_unknown()
    {
        const string Reason = "has the private endpoint 'contoso-registry', and an expression hides its DNS zone group";

        Judge(Given.PrivateEndpoint(), Given.ZoneGroup().WithId("[resourceId('x', parameters('endpoint'))]")).Is(Outcome.Unknown, Reason);
        Judge(Given.PrivateEndpoint(), Zone("[parameters('zone')]")).Is(Outcome.Unknown, Reason);
        Judge(Given.PrivateEndpoint(), Given.ZoneGroup().With(Zones, "[parameters('zones')]")).Is(Outcome.Unknown, Reason);
        Judge(Given.PrivateEndpoint(), Given.ZoneGroup().With("condition", "[parameters('dns')]")).Is(Outcome.Unknown, Reason);
    }

    [Fact]
    public void An_endpoint_for_another_sub_resource_fails() =>
        Judge(Given.PrivateEndpoint().With(Connection + ".groupIds", new JsonArray("vault")), Given.ZoneGroup())
            .Is(Outcome.Fail, "has the private endpoint 'contoso-registry', which is not for the sub-resource registry");

    [Fact]
    public void A_manual_connection_waits_for_approval()
    {
        var endpoint = Given.PrivateEndpoint();
        var connections = endpoint.Json["properties"]!["privateLinkServiceConnections"]!.DeepClone();

        Judge(endpoint.Without("properties.privateLinkServiceConnections").With("properties.manualPrivateLinkServiceConnections", connections), Given.ZoneGroup())
            .Is(Outcome.Unknown, "has the private endpoint 'contoso-registry', which somebody must approve");
    }

    [Theory]
    [InlineData("Standard")]
    [InlineData("BASIC")]
    [Covers(RuleCase.WrongSku)]
    public void Other_SKUs_have_none(string sku) =>
        Given.Registry().With("sku.name", sku).JudgedBy<PrivateEndpointRule>()
            .Is(Outcome.NotApplicable, $"has the SKU {sku}, and private endpoints need Premium");

    [Fact]
    public void A_failure_under_a_hidden_SKU_is_unknown()
    {
        Given.Registry().With("sku.name", "[parameters('sku')]").JudgedBy<PrivateEndpointRule>()
            .IsUnknown("under Premium it has no private endpoint: not declared in these files");
        Given.Registry().Without("sku").JudgedBy<PrivateEndpointRule>().IsUnknown("depends on its SKU, and sku.name is not set");
        Assert.Equal(Outcome.Pass, Given.Registry().With("sku.name", "[parameters('sku')]").JudgedBy<PrivateEndpointRule>(null, Given.PrivateEndpoint(), Given.ZoneGroup()).Outcome);
    }

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Ids_names_and_groups_have_no_letter_case()
    {
        var endpoint = Given.PrivateEndpoint("/subscriptions/s/resourcegroups/r/providers/microsoft.containerregistry/REGISTRIES/Contoso")
            .OfType("MICROSOFT.NETWORK/privateendpoints").With(Connection + ".groupIds", new JsonArray("Registry"));

        Assert.Equal(Outcome.Pass, Judge(endpoint, Given.ZoneGroup()).Outcome);
    }

    [Fact]
    public void An_endpoint_that_repeats_the_expression_of_the_registrys_id_is_its_own()
    {
        var registry = Given.Registry().WithId(Expression);

        Assert.Equal(Outcome.Pass, registry.JudgedBy<PrivateEndpointRule>(null, Given.PrivateEndpoint("[resourceId('Microsoft.ContainerRegistry/registries',parameters('name'))]"), Given.ZoneGroup()).Outcome);
        Assert.Equal(Outcome.Fail, registry.JudgedBy<PrivateEndpointRule>(null, Given.PrivateEndpoint(Expression).InDeployment("other"), Given.ZoneGroup()).Outcome);
    }

    [Theory]
    [InlineData(Connection + ".privateLinkServiceId", "[parameters('target')]", "may be meant by a private endpoint whose target an expression hides")]
    [InlineData("properties.privateLinkServiceConnections", "[parameters('connections')]", "may be meant by a private endpoint whose target an expression hides")]
    [InlineData(Connection + ".groupIds", "[parameters('groups')]", "has the private endpoint 'contoso-registry', and groupIds depends on")]
    [InlineData(Connection + ".groupIds[0]", "[parameters('group')]", "has the private endpoint 'contoso-registry', and groupIds depends on")]
    [InlineData("condition", "[parameters('isPrivate')]", "has the private endpoint 'contoso-registry', and its condition depends on")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, string value, string reason) =>
        Judge(Given.PrivateEndpoint().With(path, value), Given.ZoneGroup()).IsUnknown(reason);

    [Fact]
    public void A_hidden_target_of_another_sub_resource_hides_nothing() =>
        Judge(Given.PrivateEndpoint("[parameters('vault')]").With(Connection + ".groupIds", new JsonArray("vault")))
            .Is(Outcome.Fail, "has no private endpoint: not declared in these files");

    [Fact]
    public void An_endpoint_of_another_deployment_may_be_meant() =>
        Judge(Given.PrivateEndpoint().InDeployment("other"), Given.ZoneGroup()).IsUnknown("another deployment of this run declares");

    [Fact]
    public void A_reply_of_Azure_names_its_connections()
    {
        Exported(State("Approved")).Is(Outcome.Pass, "has an approved private endpoint");
        Exported(State("Rejected"), State("approved")).Is(Outcome.Pass, "has an approved private endpoint");
        Exported(State("Pending")).Is(Outcome.Fail, "has private endpoints, none of which is approved");
        Exported().Is(Outcome.Fail, "has no private endpoint");
        Exported(State("Pending"), new JsonObject()).Is(Outcome.Unknown, "has a private endpoint whose state is not known");
        Assert.Equal(Outcome.Fail, Given.Registry().Exported().JudgedBy<PrivateEndpointRule>().Outcome);
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void A_reply_that_lacks_them_is_decided_by_the_endpoints_of_the_run()
    {
        var registry = Given.Registry().Exported().AtVersion("2019-05-01");
        var endpoint = Given.PrivateEndpoint().Exported().With(Connection + ".privateLinkServiceConnectionState", new JsonObject { ["status"] = "Approved" });

        registry.JudgedBy<PrivateEndpointRule>().IsUnknown("privateEndpointConnections is not a property of");
        registry.JudgedBy<PrivateEndpointRule>(null, endpoint).Is(Outcome.Pass, "is reached by the private endpoint 'contoso-registry'");
        registry.JudgedBy<PrivateEndpointRule>(null, endpoint.With(Connection + ".privateLinkServiceConnectionState.status", "Pending")).IsUnknown("privateEndpointConnections ");
        Given.Registry().AsGraphRow().JudgedBy<PrivateEndpointRule>().IsUnknown("privateEndpointConnections is not in this source");
    }

    [Fact]
    public void Other_resources_are_not_kept()
    {
        var index = new ResourceIndex();
        index.Add(Given.PrivateEndpoint("Microsoft.KeyVault/vaults/contoso"));

        Assert.False(index.PrivateEndpoints.Of(Given.Registry().Build().Identity).IsHidden);
        Assert.Empty(index.PrivateEndpoints.Of(Given.Registry().Build().Identity).Own);
    }

    private static GivenResource Zone(string id) => Given.ZoneGroup().With(Zones + "[0].properties.privateDnsZoneId", id);

    private static JsonObject State(string status) =>
        new() { ["properties"] = new JsonObject { ["privateLinkServiceConnectionState"] = new JsonObject { ["status"] = status } } };

    private static Verdict Exported(params JsonNode?[] connections) =>
        Given.Registry().Exported().With("properties.privateEndpointConnections", new JsonArray(connections)).JudgedBy<PrivateEndpointRule>();

    private static Verdict Judge(params GivenResource[] companions) =>
        Given.Registry().JudgedBy<PrivateEndpointRule>(null, [.. companions.Select(companion => companion.Build())]);
}
