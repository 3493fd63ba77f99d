namespace AciSecurity.Resources;

/// <summary>A probe of a container: <c>properties.livenessProbe</c> or <c>properties.readinessProbe</c>.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-instances/container-instances-liveness-probe. Azure/bicep-types-az lists the
/// properties of each version.</remarks>
public sealed class Probe
{
    private static readonly Availability Since = Availability.Since("2018-06-01");
    private static readonly Availability HeadersSince = Availability.Since("2020-11-01");
    private readonly Node? _node;

    private Probe(string name, Node? node)
    {
        Name = name;
        _node = node;
    }

    /// <summary>Whether there is none.</summary>
    public bool IsAbsent => _node is not { IsAbsent: false };

    /// <summary>The property that holds it.</summary>
    public string Name { get; }

    /// <summary><c>exec.command</c>: what is run inside the container.</summary>
    public Setting<IReadOnlyList<CommandArgument>> Command =>
        _node is { } node ? CommandArgument.List(node.Member("exec").Member("command")) : Setting<IReadOnlyList<CommandArgument>>.Absent(null);

    /// <summary><c>httpGet.path</c>: what is asked for, with its query.</summary>
    public Setting<string> Path => HttpPath is { } path ? path.AsText() : Setting<string>.Absent(null);

    /// <summary>The expression that stands for the path in a template; null where it is a literal or there is none.</summary>
    public string? PathExpression => HttpPath?.Expression;

    /// <summary><c>httpGet.httpHeaders</c> (since 2020-11-01).</summary>
    public Setting<IReadOnlyList<HttpHeader>> Headers
    {
        get
        {
            if (_node is not { } node) return Setting<IReadOnlyList<HttpHeader>>.Absent(null);
            var request = node.Member("httpGet");
            if (request.IsAbsent) return Setting<IReadOnlyList<HttpHeader>>.Absent(request.Path);
            return request.Member("httpHeaders", HeadersSince).AsList().Select<IReadOnlyList<HttpHeader>>(nodes =>
                [.. nodes.Select(header => new HttpHeader(header))]);
        }
    }

    /// <summary><c>httpGet.port</c>: where the container is asked.</summary>
    public Setting<long> HttpPort => _node is { } node ? node.Member("httpGet").Member("port").AsNumber() : Setting<long>.Absent(null);

    /// <summary><c>httpGet.scheme</c>: http or https; Azure's default is http.</summary>
    public Setting<string> HttpScheme => _node is { } node ? node.Member("httpGet").Member("scheme").AsText() : Setting<string>.Absent(null);

    private Node? HttpPath => _node?.Member("httpGet").Member("path");

    internal static Probe Of(Node containerProperties, string name, ContainerGroup group, bool isInit) =>
        new(name, isInit ? null : containerProperties.Member(name, Since).OrUnresolved(group.WhyAbsenceIsUnknown));
}
