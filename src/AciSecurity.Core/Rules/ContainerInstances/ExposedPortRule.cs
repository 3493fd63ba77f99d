using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A port of remote administration or of a database is what is looked for first by who scans addresses.</summary>
/// <remarks>properties.ipAddress.ports, and the ports that containers declare.
/// https://learn.microsoft.com/azure/container-instances/container-instances-container-groups#networking</remarks>
public sealed class ExposedPortRule : ContainerGroupRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.ExposedPort", "Container group exposes only the ports it needs")
    {
        Severity = Severity.High,
        Section = Section.LeastPrivilege,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciAttackSurface"],
        Controls = ["MCSB NS-1", "CIS Docker 5.8"],
        Recommendation = "Remove the port from ipAddress.ports and deploy the group anew; containers of one group reach each other on localhost.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(ContainerGroup group, RuleContext context)
    {
        var ports = group.Address.Ports;
        return ports.Match(
            known: list => Judge(list, group, context.Policy).On(ports.Select(items => items.Select(port => port.ToString()))),
            absent: () => Pass("exposes no port"),
            unresolved: Unknown);
    }

    private static Verdict Judge(IReadOnlyList<Port> ports, ContainerGroup group, Policy policy)
    {
        var denied = ports.Where(port => port.Number.IsKnown).Select(port => WhyDenied(port, policy)).OfType<string>().Distinct().ToList();
        if (denied.Count > 0)
        {
            var isPrivate = group.Address.Type.Or("").Equals("Private", StringComparison.OrdinalIgnoreCase);
            return Fail($"exposes {string.Join(" and ", denied)}") with { Severity = isPrivate ? Severity.Medium : null };
        }

        foreach (var port in ports.Where(port => !port.Number.IsKnown))
        {
            return Unknown(port.Number.IsAbsent ? "exposes a port without a number" : $"exposes a port whose number {port.Number.Reason}");
        }

        var orphan = ports.Select(port => (Port: port, IsDeclared: DeclaredPorts.Has(group, port))).ToList();
        if (orphan.Find(found => found.IsDeclared == false).Port is { } extra) return Fail($"exposes port {extra}, which no container declares") with { Severity = Severity.Low };
        if (orphan.Find(found => found.IsDeclared is null).Port is { } hidden) return Unknown($"exposes port {hidden}, and which container declares it cannot be read");
        return Pass(ports.Count == 0 ? "exposes no port" : $"exposes {(ports.Count == 1 ? "port" : "ports")} {string.Join(", ", ports)} alone");
    }

    private static string? WhyDenied(Port port, Policy policy)
    {
        if (policy.AllowedPorts.Count > 0) return policy.AllowedPorts.Any(allowed => allowed == port.Number.Value) ? null : $"port {port}, which the policy does not allow";
        return PortUse.SensitiveUseOf(port.Number.Value) is { } use ? $"port {port} ({use})" : null;
    }
}
