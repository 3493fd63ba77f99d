namespace AciSecurity.Resources;

/// <summary>A route of a route table.</summary>
/// <remarks>https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview#custom-routes</remarks>
internal sealed class Route
{
    private readonly Node _properties;

    /// <summary>Reads a route that <paramref name="resource"/> is or holds.</summary>
    public Route(Node node, Resource resource)
    {
        _properties = node.Member("properties");
        Condition = resource.Root.Member("condition").AsBoolean();
    }

    /// <summary>Whether the resource that declares it is deployed at all; absent where it always is.</summary>
    public Setting<bool> Condition { get; }

    /// <summary><c>addressPrefix</c>.</summary>
    public Setting<string> AddressPrefix => _properties.Member("addressPrefix").AsText();

    /// <summary><c>nextHopType</c>: VirtualAppliance, VirtualNetworkGateway, VnetLocal, Internet or None.</summary>
    public Setting<string> NextHopType => _properties.Member("nextHopType").AsText();
}
