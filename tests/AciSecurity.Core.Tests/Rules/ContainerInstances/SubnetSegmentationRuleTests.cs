using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "a group is in no subnet by default, which is its absence")]
public sealed class SubnetSegmentationRuleTests
{
    private const string Subnet = "properties.subnets[0].properties";
    private const string Rule = "properties.securityRules[0].properties";
    private const string Good = "is in the subnet 'containers', which has the network security group 'containers', and a NAT gateway";
    private const string Open = "is in the subnet 'containers', which has the network security group 'containers', whose rule 'https' lets everyone in to ";

    internal static Deciding Deciding => new(Given.Group(), $"{Subnet}.networkSecurityGroup.id")
    {
        Companion = Given.VirtualNetwork(),
        Companions = [Given.SecurityGroup()],
    };

    [Fact]
    public void A_subnet_that_filters_and_has_a_NAT_gateway_passes()
    {
        var verdict = Judge(Given.VirtualNetwork(), Given.SecurityGroup());

        verdict.Is(Outcome.Pass, Good);
        Assert.Equal(new("properties.subnetIds[0].id", Given.Subnet), Assert.Single(verdict.Evidence));
    }

    [Fact]
    public void A_subnet_without_either_fails_and_both_are_named()
    {
        Judge(Given.VirtualNetwork().Without($"{Subnet}.networkSecurityGroup"), Given.SecurityGroup())
            .Is(Outcome.Fail, "is in the subnet 'containers', which has no network security group");
        Judge(Given.VirtualNetwork().Without($"{Subnet}.natGateway"), Given.SecurityGroup())
            .Is(Outcome.Fail, "is in the subnet 'containers', which has no NAT gateway and no route to a firewall");
        Judge(Given.VirtualNetwork().With(Subnet, new JsonObject()))
            .Is(Outcome.Fail, "is in the subnet 'containers', which has no network security group, and no NAT gateway and no route to a firewall");
    }

    [Theory]
    [InlineData("*")]
    [InlineData("Internet")]
    [InlineData("internet")]
    [InlineData("0.0.0.0/0")]
    [InlineData("0.0.0.0/1")]
    [InlineData("::/0")]
    [Covers(RuleCase.OtherCase)]
    public void A_rule_that_lets_everyone_in_to_all_ports_fails(string source)
    {
        var group = Given.SecurityGroup().With($"{Rule}.sourceAddressPrefix", source).With($"{Rule}.destinationPortRange", "*");

        Judge(Given.VirtualNetwork(), group).Is(Outcome.Fail, Open + "all ports");
    }

    [Theory]
    [InlineData("22", Outcome.Fail)]
    [InlineData("20-30", Outcome.Fail)]
    [InlineData("0-65535", Outcome.Fail)]
    [InlineData("443", Outcome.Pass)]
    [InlineData("8000-8080", Outcome.Pass)]
    public void To_everyone_ports_may_be_open_that_are_not_of_administration_or_databases(string ports, Outcome outcome)
    {
        var group = Given.SecurityGroup().With($"{Rule}.sourceAddressPrefix", "*");

        Assert.Equal(outcome, Judge(Given.VirtualNetwork(), group.With($"{Rule}.destinationPortRange", ports)).Outcome);
        Assert.Equal(outcome, Judge(Given.VirtualNetwork(), group.Without($"{Rule}.destinationPortRange").With($"{Rule}.destinationPortRanges", new JsonArray("443", ports))).Outcome);
    }

    [Theory]
    [InlineData("access", "Deny")]
    [InlineData("direction", "Outbound")]
    [InlineData("protocol", "Icmp")]
    [InlineData("sourceAddressPrefix", "10.0.0.0/8")]
    [InlineData("sourceAddressPrefix", "VirtualNetwork")]
    public void Only_what_comes_in_from_everyone_counts(string member, string value) =>
        Judge(Given.VirtualNetwork(), OpenGroup().With($"{Rule}.{member}", value)).Is(Outcome.Pass, Good);

    [Fact]
    public void A_source_of_application_security_groups_is_not_everyone() =>
        Judge(Given.VirtualNetwork(), OpenGroup().Without($"{Rule}.sourceAddressPrefix").With($"{Rule}.sourceApplicationSecurityGroups", new JsonArray(new JsonObject { ["id"] = "x" })))
            .Is(Outcome.Pass, Good);

    [Fact]
    public void A_rule_behind_one_that_closes_all_lets_nobody_in()
    {
        Judge(Given.VirtualNetwork(), OpenGroup().With("properties.securityRules[1].properties.priority", 100)).Is(Outcome.Pass, Good);
        Assert.Equal(Outcome.Fail, Judge(Given.VirtualNetwork(), OpenGroup().With("properties.securityRules[1].properties.priority", "[parameters('p')]")).Outcome);
        Assert.Equal(Outcome.Fail, Judge(Given.VirtualNetwork(), OpenGroup().With("properties.securityRules[1].properties.priority", 100).With("properties.securityRules[1].properties.protocol", "Udp")).Outcome);
    }

    [Fact]
    public void A_group_without_rules_of_its_own_lets_the_whole_network_in()
    {
        const string Reason = "is in the subnet 'containers', which has the network security group 'containers' without a rule of its own for what comes in, "
            + "so that the whole virtual network is let in";

        Judge(Given.VirtualNetwork(), Given.SecurityGroup().With("properties.securityRules", new JsonArray())).Is(Outcome.Fail, Reason);
        Judge(Given.VirtualNetwork(), Given.SecurityGroup().Without("properties")).Is(Outcome.Fail, Reason);
        Judge(Given.VirtualNetwork(), Given.SecurityGroup().Without("properties.securityRules[1]").With($"{Rule}.direction", "Outbound")).Is(Outcome.Fail, Reason);
    }

    [Fact]
    public void Subnets_rules_and_routes_of_their_own_count_as_those_inside()
    {
        var network = Given.VirtualNetwork().With("properties.subnets", new JsonArray());
        var subnet = new GivenResource("Microsoft.Network/virtualNetworks/subnets", "spoke/containers", "2024-05-01", $$"""
            { "name": "spoke/containers", "properties": {
              "networkSecurityGroup": { "id": "Microsoft.Network/networkSecurityGroups/containers" },
              "routeTable": { "id": "Microsoft.Network/routeTables/firewall" } } }
            """);
        var rule = Child("networkSecurityGroups/securityRules", "containers/everyone", new JsonObject
        {
            ["access"] = "Allow",
            ["direction"] = "Inbound",
            ["priority"] = 150,
            ["protocol"] = "*",
            ["sourceAddressPrefix"] = "*",
            ["destinationPortRange"] = "*",
        });
        var route = Child("routeTables/routes", "firewall/out", new JsonObject { ["addressPrefix"] = "0.0.0.0/0", ["nextHopType"] = "VirtualAppliance" });

        Judge(network, subnet, Given.SecurityGroup(), Given.RouteTable()).Is(Outcome.Pass, Good.Replace("NAT gateway", "route to a firewall", StringComparison.Ordinal));
        Assert.Equal(Outcome.Pass, Judge(network, subnet, Given.SecurityGroup(), Given.RouteTable().Without("properties.routes"), route).Outcome);
        Assert.Equal(Outcome.Fail, Judge(network, subnet, Given.SecurityGroup(), Given.RouteTable().Without("properties.routes")).Outcome);
        Judge(network, subnet, Given.SecurityGroup(), Given.RouteTable(), rule)
            .Is(Outcome.Fail, "is in the subnet 'containers', which has the network security group 'containers', whose rule 'everyone' lets everyone in to all ports");
    }

    [Theory]
    [InlineData("Internet", Outcome.Fail)]
    [InlineData("VnetLocal", Outcome.Fail)]
    [InlineData("VirtualNetworkGateway", Outcome.Pass)]
    [InlineData("virtualappliance", Outcome.Pass)]
    [InlineData("[parameters('hop')]", Outcome.Unknown)]
    public void Only_a_default_route_that_leads_through_something_counts(string hop, Outcome outcome)
    {
        var table = Given.RouteTable().With("properties.routes[0].properties.nextHopType", hop);

        Assert.Equal(outcome, Judge(WithRouteTable(), Given.SecurityGroup(), table).Outcome);
        Assert.Equal(Outcome.Fail, Judge(WithRouteTable(), Given.SecurityGroup(), table.With("properties.routes[0].properties.addressPrefix", "10.0.0.0/8")).Outcome);
    }

    [Fact]
    public void What_is_not_in_the_files_is_unknown()
    {
        Judge().Is(Outcome.Unknown, "is in the subnet 'containers', which is not in these files");
        Judge(Given.VirtualNetwork()).Is(Outcome.Unknown, "is in the subnet 'containers', which has a network security group that is not in these files");
        Judge(WithRouteTable(), Given.SecurityGroup()).Is(Outcome.Unknown, "is in the subnet 'containers', which has a route table that is not in these files");
    }

    [Fact]
    public void What_another_deployment_declares_is_unknown()
    {
        var network = Elsewhere(Given.VirtualNetwork());
        Given.Group().JudgedBy<SubnetSegmentationRule>(null, network).Is(Outcome.Unknown, "is in the subnet 'containers', which another deployment of this run declares");
        Given.Group().JudgedBy<SubnetSegmentationRule>(null, Given.VirtualNetwork(), Elsewhere(Given.SecurityGroup()))
            .Is(Outcome.Unknown, "is in the subnet 'containers', which has a network security group that another deployment of this run declares");
    }

    [Theory]
    [InlineData("properties.subnetIds", "[parameters('x')]", "subnetIds depends on")]
    [InlineData("properties.subnetIds[0]", "[parameters('x')]", "is in a subnet whose id depends on")]
    [InlineData("properties.subnetIds[0].id", "[parameters('x')]", "is in a subnet whose id depends on")]
    [Covers(RuleCase.Unresolved)]
    public void A_subnet_that_an_expression_hides_is_unknown(string path, string value, string reason) =>
        Given.Group().With(path, value).JudgedBy<SubnetSegmentationRule>(null, Given.VirtualNetwork(), Given.SecurityGroup()).IsUnknown(reason);

    [Theory]
    [InlineData($"{Subnet}.networkSecurityGroup.id")]
    [InlineData($"{Subnet}.natGateway")]
    [InlineData(Subnet)]
    [InlineData("properties.subnets")]
    [InlineData("condition")]
    public void A_subnet_with_an_expression_where_it_matters_is_unknown(string path) =>
        Assert.Equal(Outcome.Unknown, Judge(Given.VirtualNetwork().With(path, "[parameters('x')]"), Given.SecurityGroup()).Outcome);

    [Theory]
    [InlineData($"{Rule}.access")]
    [InlineData($"{Rule}.sourceAddressPrefix")]
    [InlineData($"{Rule}.destinationPortRange")]
    [InlineData(Rule)]
    [InlineData("properties.securityRules[0]")]
    [InlineData("properties.securityRules")]
    [InlineData("condition")]
    public void A_group_with_an_expression_where_it_matters_is_unknown(string path) =>
        Assert.Equal(Outcome.Unknown, Judge(Given.VirtualNetwork(), OpenGroup().With(path, "[parameters('x')]")).Outcome);

    [Fact]
    public void A_rule_for_a_hidden_group_may_be_for_this_one()
    {
        var hidden = Child("networkSecurityGroups/securityRules", "x", []).WithId("[resourceId('Microsoft.Network/networkSecurityGroups/securityRules', parameters('rule'))]");

        Judge(Given.VirtualNetwork(), Given.SecurityGroup(), hidden).IsUnknown("and there is a rule whose group an expression hides");
    }

    [Fact]
    public void An_expression_that_names_a_NAT_gateway_names_one() =>
        Judge(Given.VirtualNetwork().With($"{Subnet}.natGateway.id", "[parameters('gateway')]"), Given.SecurityGroup()).Is(Outcome.Pass, Good);

    [Fact]
    public void Names_that_are_unknown_everywhere_find_each_other()
    {
        var network = Given.VirtualNetwork().WithId("[resourceId('Microsoft.Network/virtualNetworks', parameters('network'))]")
            .With("properties.subnets[0].name", "[parameters('subnet')]")
            .With($"{Subnet}.networkSecurityGroup.id", "[resourceId('Microsoft.Network/networkSecurityGroups', parameters('nsg'))]");
        var group = Given.SecurityGroup().WithId("[resourceId('Microsoft.Network/networkSecurityGroups', parameters('nsg'))]");

        Given.Group().With("properties.subnetIds[0].id", "[resourceId('Microsoft.Network/virtualNetworks/subnets', parameters('network'), parameters('subnet'))]")
            .JudgedBy<SubnetSegmentationRule>(null, network, group).Is(Outcome.Pass, Good.Replace("the subnet 'containers'", "a subnet", StringComparison.Ordinal));
    }

    [Fact]
    public void The_worst_of_several_subnets_and_of_several_declarations_counts()
    {
        var group = Given.Group().With("properties.subnetIds[1].id", "Microsoft.Network/virtualNetworks/spoke/subnets/other");
        group.JudgedBy<SubnetSegmentationRule>(null, Given.VirtualNetwork(), Given.SecurityGroup()).IsUnknown("is in the subnet 'other', which is not in these files");

        var again = Child("virtualNetworks/subnets", "spoke/containers", []);
        Assert.Equal(Outcome.Fail, Judge(Given.VirtualNetwork(), Given.SecurityGroup(), again).Outcome);
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void A_group_in_no_subnet_is_not_judged()
    {
        Given.Group().Without("properties.subnetIds").JudgedBy<SubnetSegmentationRule>().Is(Outcome.NotApplicable, "is in no subnet");
        Given.Group().With("properties.subnetIds", new JsonArray()).JudgedBy<SubnetSegmentationRule>().Is(Outcome.NotApplicable, "is in no subnet");
        Given.Group().With("properties.subnetIds", new JsonArray(new JsonObject())).JudgedBy<SubnetSegmentationRule>().Is(Outcome.Unknown, "is in a subnet without an id");
    }

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void A_profile_names_no_subnet() => Given.Profile().JudgedBy<SubnetSegmentationRule>().Is(Outcome.NotApplicable, "is a profile, which names no subnet");

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void Api_versions_without_the_properties_are_unknown()
    {
        Given.Group().Without("properties.subnetIds").AtVersion("2019-12-01").JudgedBy<SubnetSegmentationRule>().IsUnknown("is not a property of");
        Judge(Given.VirtualNetwork().Without($"{Subnet}.natGateway").AtVersion("2018-11-01"), Given.SecurityGroup()).IsUnknown("perhaps a NAT gateway: natGateway is not a property of");
    }

    [Fact]
    public void What_other_tools_flatten_is_unknown() =>
        Judge(Given.VirtualNetwork(), Given.SecurityGroup().Without("properties").Exported()).IsUnknown("is not where Azure returns it");

    [Fact]
    public void What_is_never_deployed_is_not_there() => Judge(Given.VirtualNetwork().With("condition", false)).IsUnknown("which is not in these files");

    [Fact]
    public void It_needs_networks() => Assert.Equal(FactKinds.Networks, new SubnetSegmentationRule().Metadata.Needs);

    private static Verdict Judge(params GivenResource[] companions) =>
        Given.Group().JudgedBy<SubnetSegmentationRule>(null, [.. companions.Select(companion => companion.Build())]);

    private static GivenResource OpenGroup() => Given.SecurityGroup().With($"{Rule}.sourceAddressPrefix", "*").With($"{Rule}.destinationPortRange", "*");

    private static GivenResource WithRouteTable() =>
        Given.VirtualNetwork().Without($"{Subnet}.natGateway").With($"{Subnet}.routeTable.id", "Microsoft.Network/routeTables/firewall");

    private static GivenResource Child(string type, string name, JsonObject properties) =>
        new($"Microsoft.Network/{type}", name, "2024-05-01", new JsonObject { ["name"] = name, ["properties"] = properties }.ToJsonString());

    private static Resource Elsewhere(Resource resource) =>
        new(resource.Identity with { Deployment = "other" }, resource.ToUtf8Json(), resource.Completeness, resource.Syntax);
}
