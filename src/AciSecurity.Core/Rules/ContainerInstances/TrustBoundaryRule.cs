using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Containers of one group share host, network, volumes and identities: who is in one is next to all of them.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-instances/container-instances-container-groups</remarks>
public sealed class TrustBoundaryRule : ContainerGroupRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.TrustBoundary", "Container group has one container")
    {
        Severity = Severity.Low,
        Section = Section.LeastPrivilege,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciLeastPrivilege"],
        LeastBaseline = Baseline.Strict,
        Recommendation = "Give each container a group of its own; where several must share one, as a proxy and its server do, exempt the group in the policy and say why.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(ContainerGroup group, RuleContext context)
    {
        var count = group.Containers.Select(containers => containers.Count);
        return count.Match(
            known: containers => containers switch
            {
                0 => NotApplicable("has no containers of its own"),
                1 => Pass("has one container"),
                _ => Fail($"has {containers} containers within one trust boundary"),
            },
            absent: () => NotApplicable("has no containers of its own"),
            unresolved: Unknown);
    }
}
