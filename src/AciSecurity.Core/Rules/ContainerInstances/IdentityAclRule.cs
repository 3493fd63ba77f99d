using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Every container of a group can ask for tokens of all of the group's identities, unless the group says who may.</summary>
/// <remarks>identityAcls since api-version 2025-09-01.
/// https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups#identityacls</remarks>
public sealed class IdentityAclRule : ContainerGroupRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.IdentityAcl", "Identities are not open to everything in the group")
    {
        Severity = Severity.Medium,
        Section = Section.LeastPrivilege,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciLeastPrivilege"],
        Controls = ["MCSB PA-7"],
        Recommendation = "Set identityAcls.defaultAccess to System, or to User, and open single identities in identityAcls.acls; or give the containers groups of their own.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(ContainerGroup group, RuleContext context)
    {
        if (group.IsProfile) return NotApplicable("is a profile, which has no identity: the groups made from it have");
        var principals = group.Identity.Principals;
        if (principals.IsUnresolved) return principals.Match(_ => Pass(), Pass, Unknown);
        if (principals.Or([]).Count == 0) return NotApplicable("has no managed identity").On(group.Identity.Type);
        var (containers, inits) = (group.RunningContainers.Select(list => list.Count), group.InitContainers.Select(list => list.Count));
        if (containers.Or(0) + inits.Or(0) < 2)
        {
            var hidden = containers.IsUnresolved ? containers : inits;
            if (hidden.IsUnresolved) return hidden.Match(_ => Pass(), Pass, Unknown);
            return NotApplicable("has one container, which shares its identities with none").On(containers);
        }

        return group.DefaultIdentityAccess.Match(
            known: access => access.ToUpperInvariant() switch
            {
                "ALL" => Fail("opens its identities to all of its containers"),
                "SYSTEM" => Pass("keeps its identities from its containers unless it opens one"),
                "USER" => Pass("says that its containers alone use its identities"),
                _ => Unknown("has a default access to its identities that is not known"),
            },
            absent: () => Fail("does not say who may use its identities, so all of its containers may"),
            unresolved: Unknown);
    }
}
