using AciSecurity.Connections;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A password that is kept well is lost on a connection that everyone on the way can read.</summary>
/// <remarks>Connection strings and URLs in environment variables, commands and probes.
/// https://learn.microsoft.com/azure/container-instances/container-instances-image-security#protect-credentials</remarks>
public sealed class UnencryptedConnectionRule : ContainerRule
{
    private const int MostNamed = 10;
    private const int MostShown = 100;

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.UnencryptedConnection", "Connections that the settings name are encrypted")
    {
        Severity = Severity.High,
        Section = Section.Credentials,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciCredential"],
        Controls = ["MCSB DP-3"],
        Recommendation = "Use the form with TLS: https://, rediss://, amqps://, Encrypt=True, sslmode=verify-full, and a certificate that clients can check.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Container container, ContainerRuleContext context)
    {
        var found = NamedConnection.In(container, ContainersOf(context.Group)).ToList();
        var flaws = found.FindAll(connection => connection.Flaw.Kind == ConnectionFlawKind.Unencrypted);
        if (flaws.Count > 0) return Named(Fail, "names unencrypted connections", flaws);
        flaws = found.FindAll(connection => connection.Flaw.Kind == ConnectionFlawKind.TrustsAnyone);
        if (flaws.Count > 0) return Named(Fail, "names connections that trust any certificate", flaws) with { Severity = Severity.Medium };
        return found.Count > 0 ? Named(Unknown, "may name unencrypted connections", found) : Pass("names no unencrypted connection");
    }

    private static List<string> ContainersOf(ContainerGroup group) =>
        [.. group.Containers.Or([]).Concat(group.InitContainers.Or([])).Select(container => container.Name.Or("")).Where(name => name.Length > 0)];

    private static Verdict Named(Func<string, Verdict> verdict, string finding, List<NamedConnection> connections)
    {
        var more = connections.Count > MostNamed ? $" and {connections.Count - MostNamed} more" : "";
        return verdict($"{finding}: {string.Join(", ", connections.Take(MostNamed))}{more}") with { Evidence = [.. connections.Take(MostShown).Select(connection => connection.Evidence)] };
    }
}
