using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Without no_new_privs a process that an attacker controls becomes root through any setuid program of the image.</summary>
/// <remarks>securityContext.allowPrivilegeEscalation since api-version 2023-05-01; it is allowed unless denied.
/// https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups#securitycontextdefinition</remarks>
public sealed class PrivilegeEscalationRule : SecurityContextRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.PrivilegeEscalation", "Container may not gain privileges")
    {
        Severity = Severity.Medium,
        Section = Section.AttackSurface,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciLeastPrivilege", "Test-AciAttackSurface"],
        Controls = ["MCSB PV-2", "CIS Docker 5.25"],
        Recommendation = "Set securityContext.allowPrivilegeEscalation to false and deploy the group anew.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(SecurityContext security, Baseline baseline)
    {
        var setting = security.AllowPrivilegeEscalation;
        if (security.IsAbsent && baseline != Baseline.Strict)
        {
            return NotApplicable("has no security context, which only the Strict baseline asks for").On(setting);
        }

        return setting.Match(
            known: allowed => allowed ? Fail("allows its processes to gain privileges") : Pass("does not allow its processes to gain privileges"),
            absent: () => Fail("does not deny its processes to gain privileges, so they may"),
            unresolved: Unknown);
    }
}
