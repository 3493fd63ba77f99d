namespace AciSecurity.Resources;

/// <summary>A private endpoint.</summary>
/// <remarks>https://learn.microsoft.com/azure/private-link/private-endpoint-overview</remarks>
public sealed class PrivateEndpoint
{
    private static readonly (string Name, bool IsManual)[] Lists = [("privateLinkServiceConnections", false), ("manualPrivateLinkServiceConnections", true)];

    /// <summary>Reads <paramref name="resource"/> as a private endpoint.</summary>
    public PrivateEndpoint(Resource resource) => Resource = resource;

    /// <summary>The resource behind this view.</summary>
    public Resource Resource { get; }

    /// <summary><c>condition</c>: whether a template deploys it at all; absent where it always does.</summary>
    public Setting<bool> Condition => Resource.Root.Member("condition").AsBoolean();

    /// <summary>Whether an expression hides connections that it may have.</summary>
    public bool HidesConnections => Lists.Any(list => Resource.Properties.Member(list.Name).AsList().IsUnresolved);

    /// <summary>Its connections, as far as they can be read.</summary>
    public IEnumerable<PrivateEndpointConnection> Connections => Lists.SelectMany(list =>
        Resource.Properties.Member(list.Name).AsList().Or([]).Select(node => new PrivateEndpointConnection(node, list.IsManual)));
}
