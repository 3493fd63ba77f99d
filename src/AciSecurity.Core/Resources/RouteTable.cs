namespace AciSecurity.Resources;

/// <summary>A route table: where the traffic of subnets goes.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.network/routetables</remarks>
internal sealed class RouteTable(Resource resource)
{
    /// <summary><c>properties.routes</c>.</summary>
    public Setting<IReadOnlyList<Route>> Routes => resource.Properties.OrUnresolved(resource.WhyNoProperties()).Member("routes").AsList()
        .Select<IReadOnlyList<Route>>(nodes => [.. nodes.Select(node => new Route(node, resource))]);

    /// <summary><c>condition</c>: whether it is deployed at all; absent where it always is.</summary>
    public Setting<bool> Condition => resource.Root.Member("condition").AsBoolean();
}
