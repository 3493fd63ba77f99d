namespace AciSecurity.Resources;

/// <summary>A container group, or a container group profile: what runs together on one host in Azure Container Instances.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups</remarks>
public sealed class ContainerGroup
{
    private static readonly Availability SubnetIdsSince = Availability.Since("2021-07-01");
    private readonly Node _properties;

    /// <summary>Reads <paramref name="resource"/> as a container group.</summary>
    public ContainerGroup(Resource resource)
    {
        Resource = resource;
        _properties = resource.Properties;
    }

    /// <summary>The resource behind this view.</summary>
    public Resource Resource { get; }

    /// <summary><c>properties.osType</c>: Linux or Windows.</summary>
    public Setting<string> OsType => _properties.Member("osType").AsText();

    /// <summary><c>properties.sku</c>: Standard, Dedicated or Confidential; Azure's default is Standard.</summary>
    public Setting<string> Sku => _properties.Member("sku").AsText();

    /// <summary>The containers and the init containers, in that order.</summary>
    /// <remarks>Unresolved when either list is: a rule that judges each container has then not seen them all.</remarks>
    public Setting<IReadOnlyList<Container>> Containers
    {
        get
        {
            var main = List("containers", isInit: false);
            var init = List("initContainers", isInit: true);
            if (main.IsUnresolved || init.IsAbsent) return main;
            if (init.IsUnresolved || main.IsAbsent) return init;
            return main.Select<IReadOnlyList<Container>>(containers => [.. containers, .. init.Value]);
        }
    }

    /// <summary><c>properties.ipAddress</c>.</summary>
    public GroupAddress Address => new(_properties.Member("ipAddress"));

    /// <summary><c>properties.subnetIds</c>: the delegated subnets the group is placed in (since 2021-07-01).</summary>
    public Setting<int> SubnetCount => _properties.Member("subnetIds", SubnetIdsSince).AsList().Select(subnets => subnets.Count);

    private Setting<IReadOnlyList<Container>> List(string name, bool isInit)
    {
        var isProfile = ResourceTypes.Same(Resource.Type, ResourceTypes.ContainerGroupProfile);
        return _properties.Member(name).AsList().Select<IReadOnlyList<Container>>(nodes =>
            [.. nodes.Select(node => new Container(node, isInit, isProfile))]);
    }
}
