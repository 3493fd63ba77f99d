using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A process that an attacker controls can try every system call of the kernel that its profile does not deny.</summary>
/// <remarks>securityContext.seccompProfile since api-version 2023-05-01: the JSON of a profile, in base64.
/// https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups#securitycontextdefinition</remarks>
public sealed class SeccompProfileRule : SecurityContextRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.SeccompProfile", "Container has a seccomp profile")
    {
        Severity = Severity.Low,
        Section = Section.LeastPrivilege,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciLeastPrivilege", "Test-AciAttackSurface"],
        Controls = ["MCSB PV-2", "CIS Docker 5.21"],
        LeastBaseline = Baseline.Strict,
        Recommendation = "Set securityContext.seccompProfile to the base64 of a profile that denies what the container does not need, and deploy the group anew.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(SecurityContext security, Baseline baseline)
    {
        var setting = security.SeccompProfile;
        return setting.Match(
            known: text => Judge(SeccompProfile.Read(text), setting.Path),
            absent: () => Fail("has no seccomp profile of its own"),
            unresolved: Unknown);
    }

    private static Verdict Judge(SeccompProfile? profile, string path) => profile switch
    {
        null => Unknown("has a seccompProfile that is not the JSON of a profile in base64") with { Evidence = [new(path, "(not readable)")] },
        { IsUnconfined: true } => Fail("has a seccomp profile that denies nothing") with { Evidence = [new(path, profile.Shown)] },
        _ => Pass("has a seccomp profile that denies system calls") with { Evidence = [new(path, profile.Shown)] },
    };
}
