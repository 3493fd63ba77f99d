namespace AciSecurity.Resources;

/// <summary>A port that a group exposes on its address (<c>ipAddress.ports[]</c>) or a container listens on (<c>ports[]</c>).</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups#port</remarks>
public sealed class Port
{
    private readonly Node _node;

    private Port(Node node) => _node = node;

    /// <summary><c>port</c>.</summary>
    public Setting<long> Number => _node.Member("port").AsNumber();

    /// <summary><c>protocol</c>: TCP or UDP; Azure's default is TCP.</summary>
    public Setting<string> Protocol => _node.Member("protocol").AsText();

    /// <summary>The port as people write it: <c>443</c>, or <c>53/UDP</c>.</summary>
    public override string ToString()
    {
        var number = Number.Select(value => $"{value}").Or(Number.IsAbsent ? "(none)" : "(unresolved)");
        return Protocol.Or("TCP").Equals("UDP", StringComparison.OrdinalIgnoreCase) ? number + "/UDP" : number;
    }

    /// <summary>Whether <paramref name="other"/> has the same number and protocol; null where that is not known.</summary>
    internal bool? IsSameAs(Port other)
    {
        if (Number.IsUnresolved || other.Number.IsUnresolved) return null;
        if (!Number.IsKnown || !other.Number.IsKnown || Number.Value != other.Number.Value) return false;
        if (Protocol.IsUnresolved || other.Protocol.IsUnresolved) return null;
        return Protocol.Or("TCP").Equals(other.Protocol.Or("TCP"), StringComparison.OrdinalIgnoreCase);
    }

    internal static Setting<IReadOnlyList<Port>> ListOf(Node list) =>
        list.AsList().Select<IReadOnlyList<Port>>(nodes => [.. nodes.Select(node => new Port(node))]);
}
