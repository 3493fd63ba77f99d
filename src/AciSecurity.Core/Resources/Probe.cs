namespace AciSecurity.Resources;

/// <summary>How Azure sees whether a container lives or is ready: a command in it, or a request to it.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-instances/container-instances-liveness-probe</remarks>
public sealed class Probe
{
    private readonly Node _node;

    internal Probe(Node node) => _node = node;

    /// <summary><c>exec.command</c>.</summary>
    public Setting<IReadOnlyList<Setting<string>>> Command => _node.Member("exec").Member("command").AsList()
        .Select<IReadOnlyList<Setting<string>>>(nodes => [.. nodes.Select(node => node.AsText())]);

    /// <summary><c>httpGet.port</c>.</summary>
    public Setting<long> HttpPort => _node.Member("httpGet").Member("port").AsNumber();

    /// <summary><c>httpGet.scheme</c>: http or https; Azure's default is http.</summary>
    public Setting<string> HttpScheme => _node.Member("httpGet").Member("scheme").AsText();
}
