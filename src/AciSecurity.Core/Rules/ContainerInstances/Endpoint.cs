using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Decides whether what answers on a port of a public group speaks TLS.</summary>
internal static class Endpoint
{
    /// <summary>Proxies that end TLS in front of other containers; what their port 80 does is up to their configuration.</summary>
    private static readonly string[] Proxies = ["nginx", "envoy", "haproxy", "traefik", "httpd"];

    /// <summary>Decides for one port.</summary>
    public static Verdict Of(Port port, IReadOnlyList<Port> all, ContainerGroup group)
    {
        if (!port.Number.IsKnown) return new(Outcome.Unknown, port.Number.IsAbsent ? "exposes a port without a number" : $"exposes a port whose number {port.Number.Reason}");
        var number = port.Number.Value;
        var schemes = ProbeSchemes(group, number);
        if (schemes.Contains("http")) return new(Outcome.Fail, $"answers plain HTTP on port {port}: a probe asks there without TLS");
        if (schemes.Contains("https") || PortUse.IsEncrypted(number)) return new(Outcome.Pass, "");
        if (!PortUse.IsPlain(number)) return new(Outcome.Unknown, $"exposes port {port}, and nothing here says whether it speaks TLS");
        return number == 80 && all.Any(other => other.Number.Or(0) == 443) ? Redirect(port, group) : Plain(port);
    }

    private static Verdict Plain(Port port) => new(Outcome.Fail, $"answers without TLS on port {port}");

    /// <summary>Port 80 beside 443: Caddy redirects what comes there, other proxies may.</summary>
    /// <remarks>https://caddyserver.com/docs/automatic-https, as used in
    /// https://learn.microsoft.com/azure/container-instances/container-instances-container-group-automatic-ssl</remarks>
    private static Verdict Redirect(Port port, ContainerGroup group)
    {
        var containers = group.RunningContainers;
        var owners = containers.Or([]).Where(container => DeclaredPorts.Has(container, port) != false).ToList();
        if (owners.Count == 0 && !containers.IsUnresolved) return Plain(port);
        var images = owners.ConvertAll(container => container.Image);
        if (containers.IsUnresolved || images.Exists(image => image.IsKnown && image.Value.Repository is null || image.IsUnresolved))
        {
            return new(Outcome.Unknown, $"exposes port {port} beside 443, and what answers there cannot be read");
        }

        var names = images.ConvertAll(image => image.IsKnown ? LastName(image.Value.Repository!) : "");
        if (names.TrueForAll(name => name == "caddy")) return new(Outcome.Pass, "");
        return names.TrueForAll(name => name == "caddy" || Proxies.Contains(name))
            ? new(Outcome.Unknown, $"exposes port {port} beside 443, and whether {names.Find(name => name != "caddy")} only redirects there is up to its configuration")
            : Plain(port);
    }

    /// <summary>How the probes of the group's containers ask on a port.</summary>
    private static HashSet<string> ProbeSchemes(ContainerGroup group, long port) =>
    [
        .. group.Containers.Or([])
            .SelectMany(container => new[] { container.LivenessProbe, container.ReadinessProbe })
            .Where(probe => probe.HttpPort.Or(-1) == port && !probe.HttpScheme.IsUnresolved)
            .Select(probe => probe.HttpScheme.Or("http").ToLowerInvariant()),
    ];

    private static string LastName(string repository) => repository[(repository.LastIndexOf('/') + 1)..].ToLowerInvariant();
}
