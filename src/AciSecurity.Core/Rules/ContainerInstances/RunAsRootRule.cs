using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Root in a container is root to the kernel, and owns every file that is mounted into it.</summary>
/// <remarks>securityContext.runAsUser since api-version 2023-05-01; without it the image's USER decides, and an image without
/// one runs as root.
/// https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups#securitycontextdefinition</remarks>
public sealed class RunAsRootRule : SecurityContextRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.RunAsRoot", "Container does not run as root")
    {
        Severity = Severity.High,
        Section = Section.AttackSurface,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciLeastPrivilege", "Test-AciAttackSurface"],
        Controls = ["MCSB PV-2", "CIS Docker 4.1"],
        Recommendation = "Build the image with a USER other than root, and set securityContext.runAsUser to that user's id.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(SecurityContext security, Baseline baseline) =>
        security.RunAsUser.Match(
            known: user => user switch
            {
                0 => Fail("runs as root"),
                > 0 and <= int.MaxValue => Pass("does not run as root"),
                _ => Unknown("has a runAsUser that is no user id"),
            },
            absent: () => Unknown("has no runAsUser, so its image decides which user it runs as"),
            unresolved: Unknown);
}
