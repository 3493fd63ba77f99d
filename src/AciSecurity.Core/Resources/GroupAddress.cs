namespace AciSecurity.Resources;

/// <summary>The address of a container group: <c>properties.ipAddress</c>.</summary>
public sealed class GroupAddress
{
    private readonly Node _node;

    internal GroupAddress(Node node) => _node = node;

    /// <summary>Whether the group has an address of its own at all; a group in a subnet always has a private one.</summary>
    public bool IsAbsent => _node.IsAbsent;

    /// <summary><c>ipAddress.type</c>: Public or Private.</summary>
    public Setting<string> Type => _node.Member("type").AsText();

    /// <summary><c>ipAddress.dnsNameLabel</c>.</summary>
    public Setting<string> DnsNameLabel => _node.Member("dnsNameLabel").AsText();
}
