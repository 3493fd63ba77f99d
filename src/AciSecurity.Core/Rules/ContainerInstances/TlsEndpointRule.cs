using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>What crosses the internet without TLS can be read and changed on its way, sign-ins included.</summary>
/// <remarks>properties.ipAddress.ports of a public group, and what probes say about them. Azure ends no TLS for a group.
/// https://learn.microsoft.com/azure/container-instances/container-instances-container-group-ssl</remarks>
public sealed class TlsEndpointRule : ContainerGroupRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.TlsEndpoint", "Public container group answers with TLS only")
    {
        Severity = Severity.High,
        Section = Section.Credentials,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciCredential", "Test-AciAttackSurface"],
        Controls = ["MCSB DP-3"],
        Recommendation = "Let a sidecar (nginx, Caddy) end TLS on port 443 and expose only that, or make the group private behind an "
            + "Application Gateway.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(ContainerGroup group, RuleContext context)
    {
        var type = group.Address.Type;
        if (group.Address.IsAbsent) return NotApplicable("has no public IP address").On(type);
        return type.Match(
            known: value => value.ToUpperInvariant() switch
            {
                "PUBLIC" => Public(group),
                "PRIVATE" => NotApplicable("has no public IP address"),
                _ => Unknown("has an IP address of a type that is not known"),
            },
            absent: () => Unknown("has an IP address and does not say of which type"),
            unresolved: Unknown);
    }

    private static Verdict Public(ContainerGroup group)
    {
        var ports = group.Address.Ports;
        return ports.Match(
            known: list => (list.Count == 0 ? NotApplicable("exposes no port") : Judge(list, group)).On(ports.Select(items => items.Select(port => port.ToString()))),
            absent: () => NotApplicable("exposes no port"),
            unresolved: Unknown);
    }

    private static Verdict Judge(IReadOnlyList<Port> ports, ContainerGroup group)
    {
        var endpoints = ports.Select(port => Endpoint.Of(port, ports, group)).ToList();
        return endpoints.Find(endpoint => endpoint.Outcome == Outcome.Fail)
            ?? endpoints.Find(endpoint => endpoint.Outcome == Outcome.Unknown)
            ?? Pass($"answers with TLS only, on {string.Join(", ", ports)}");
    }
}
