using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A privileged container has every right over its host's kernel: an escape from it is an escape as root.</summary>
/// <remarks>securityContext.privileged since api-version 2023-05-01; without it a container is not privileged.
/// https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups#securitycontextdefinition</remarks>
public sealed class PrivilegedRule : SecurityContextRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.Privileged", "Container is not privileged")
    {
        Severity = Severity.Critical,
        Section = Section.AttackSurface,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciLeastPrivilege", "Test-AciAttackSurface"],
        Controls = ["MCSB PV-2", "CIS Docker 5.4"],
        Recommendation = "Remove securityContext.privileged, or set it to false, and deploy the group anew.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(SecurityContext security, Baseline baseline) =>
        security.Privileged.Match(
            known: privileged => privileged ? Fail("runs privileged") : Pass("is not privileged"),
            absent: () => Pass("is not privileged, which is the default"),
            unresolved: Unknown);
}
