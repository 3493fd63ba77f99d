namespace AciSecurity.Resources;

/// <summary>A connection of a private endpoint to one resource: <c>privateLinkServiceConnections[]</c> or
/// <c>manualPrivateLinkServiceConnections[]</c>.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.network/privateendpoints</remarks>
public sealed class PrivateEndpointConnection
{
    private const string Registry = "registry";
    private readonly Node _properties;

    internal PrivateEndpointConnection(Node node, bool isManual)
    {
        _properties = node.Member("properties");
        IsManual = isManual;
    }

    /// <summary>Whether the resource's owner must approve it by hand.</summary>
    public bool IsManual { get; }

    /// <summary><c>privateLinkServiceId</c>: the resource that it leads to.</summary>
    public Setting<string> Target => _properties.Member("privateLinkServiceId").AsReference();

    /// <summary>Whether <c>groupIds</c> has <c>registry</c>, the one sub-resource that registries have.</summary>
    public Setting<bool> IsForRegistry
    {
        get
        {
            var groups = _properties.Member("groupIds").AsList();
            if (!groups.IsKnown) return groups.Select(_ => false);
            var names = groups.Value.Select(group => group.AsText()).ToList();
            if (names.Exists(name => Registry.Equals(name.Or(""), StringComparison.OrdinalIgnoreCase))) return groups.Select(_ => true);
            var hidden = names.Find(name => name.IsUnresolved);
            return hidden.IsUnresolved ? hidden.Select(_ => false) : groups.Select(_ => false);
        }
    }

    /// <summary><c>privateLinkServiceConnectionState.status</c>: Approved, Pending or another; Azure sets it.</summary>
    public Setting<string> Status => _properties.Member("privateLinkServiceConnectionState").Member("status").AsText();
}
