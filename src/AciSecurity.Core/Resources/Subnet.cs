namespace AciSecurity.Resources;

/// <summary>A subnet of a virtual network: what filters its traffic and which way it goes out.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.network/virtualnetworks/subnets</remarks>
internal sealed class Subnet
{
    private static readonly Availability NatGatewaySince = Availability.Since("2019-02-01");
    private readonly Resource _resource;
    private readonly Node _properties;

    /// <summary>Reads a subnet that <paramref name="resource"/> is or holds.</summary>
    public Subnet(Node node, Resource resource)
    {
        _resource = resource;
        _properties = node.Member("properties").OrUnresolved(resource.WhyNoProperties());
    }

    /// <summary><c>condition</c> of the resource: whether it is deployed at all; absent where it always is.</summary>
    public Setting<bool> Condition => _resource.Root.Member("condition").AsBoolean();

    /// <summary><c>networkSecurityGroup.id</c>.</summary>
    public Setting<string> SecurityGroupId => _properties.Member("networkSecurityGroup").Member("id").AsReference();

    /// <summary><c>routeTable.id</c>.</summary>
    public Setting<string> RouteTableId => _properties.Member("routeTable").Member("id").AsReference();

    /// <summary>Whether <c>natGateway.id</c> is set. An expression counts: it names one, whichever it is.</summary>
    public Setting<bool> HasNatGateway
    {
        get
        {
            var id = _properties.Member("natGateway", NatGatewaySince).Member("id");
            return id.IsAbsent ? Setting<bool>.Absent(id.Path) : id.IsGivenText();
        }
    }
}
