using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Decides whether what leaves a subnet leaves by a known way: a NAT gateway, or a route to a firewall.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-instances/container-instances-virtual-network-concepts#outbound-connectivity</remarks>
internal static class SubnetEgress
{
    private static readonly string[] Controlled = ["VirtualAppliance", "VirtualNetworkGateway", "None"];

    /// <summary>The verdict, whose reason follows "which has".</summary>
    public static Verdict Judge(Subnet subnet, ResourceIdentity owner, Facts facts)
    {
        var gateway = subnet.HasNatGateway;
        if (gateway.Or(false)) return new(Outcome.Pass, "a NAT gateway");
        var route = RouteOf(subnet.RouteTableId, owner, facts);
        if (route.Outcome != Outcome.Pass && gateway.IsUnresolved) return new(Outcome.Unknown, $"perhaps a NAT gateway: natGateway {gateway.Reason}");
        return route;
    }

    private static Verdict RouteOf(Setting<string> id, ResourceIdentity owner, Facts facts)
    {
        var (deployment, networks) = (owner.Deployment, facts.Companions.Networks);
        var none = new Verdict(Outcome.Fail, "no NAT gateway and no route to a firewall");
        if (id.IsAbsent || id.Or("-").Length == 0) return none;
        if (id.IsUnresolved) return new(Outcome.Unknown, $"a route table that {id.Reason}");
        var tables = networks.RouteTables.Of(id.Value, deployment);
        if (tables.Count == 0) return new(Outcome.Unknown, $"a route table that {NetworkGap.Of(networks.RouteTables, id.Value, owner, facts)}");
        var lists = tables.Select(table => table.Routes).ToList();
        List<bool?> leads = [.. lists.SelectMany(list => list.Or([])).Concat(networks.Routes.Of(id.Value, deployment)).Select(LeadsToFirewall)];
        if (leads.Contains(true)) return new(Outcome.Pass, "a route to a firewall");
        var isUnclear = leads.Contains(null) || lists.Exists(list => list.IsUnresolved) || networks.Routes.Hidden(deployment).Count > 0;
        return isUnclear ? new(Outcome.Unknown, "a route table whose routes cannot be read as far as they decide") : none;
    }

    private static bool? LeadsToFirewall(Route route)
    {
        if (route.AddressPrefix.IsKnown && route.AddressPrefix.Value.Trim() != "0.0.0.0/0") return false;
        if (route.NextHopType.IsKnown && !Controlled.Contains(route.NextHopType.Value, StringComparer.OrdinalIgnoreCase)) return false;
        return route.AddressPrefix.IsKnown && route.NextHopType.IsKnown && !route.Condition.IsUnresolved ? true : null;
    }
}
