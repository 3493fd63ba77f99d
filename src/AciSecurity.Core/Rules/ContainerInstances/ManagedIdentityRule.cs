using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A group without an identity can prove who it is only with passwords and keys.</summary>
/// <remarks>identity since api-version 2018-10-01.
/// https://learn.microsoft.com/azure/container-instances/container-instances-managed-identity</remarks>
public sealed class ManagedIdentityRule : ContainerGroupRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.ManagedIdentity", "Container group has a managed identity")
    {
        Severity = Severity.Low,
        Section = Section.Credentials,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciCredential", "Test-AciLeastPrivilege"],
        Controls = ["MCSB IM-3"],
        LeastBaseline = Baseline.Strict,
        Recommendation = "Give the group a user-assigned identity, if it needs to reach anything, and use it in place of passwords and keys.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(ContainerGroup group, RuleContext context)
    {
        if (group.IsProfile) return NotApplicable("is a profile, which has no identity: the groups made from it have");
        var type = group.Identity.Type;
        return type.Match(
            known: _ => group.Identity.Principals switch
            {
                { IsUnresolved: true } principals => Unknown($"identity {principals.Reason}"),
                { Value.Count: 0 } => Fail("has no managed identity"),
                _ => Pass("has a managed identity"),
            },
            absent: () => Fail("has no managed identity, which is the default"),
            unresolved: Unknown);
    }
}
