using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A group in a zone of choice stands where its data is, and a second group in another zone survives it.</summary>
/// <remarks>zones since api-version 2021-09-01; a group is in one zone at most.
/// https://learn.microsoft.com/azure/reliability/reliability-container-instances</remarks>
public sealed class ZoneRule : ContainerGroupRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.Zone", "Container group is in an availability zone of choice")
    {
        Severity = Severity.Informational,
        Section = Section.None,
        ResourceTypes = GroupTypes,
        LeastBaseline = null,
        Recommendation = "Name one zone in zones and deploy the group anew; for redundancy deploy a second group into another zone.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(ContainerGroup group, RuleContext context) =>
        group.ZoneCount.Match(
            known: count => count switch
            {
                0 => Fail("is in no availability zone of choice"),
                1 => Pass("is in an availability zone of choice"),
                _ => Unknown("names more availability zones than a group can be in"),
            },
            absent: () => Fail("is in no availability zone of choice, which is the default"),
            unresolved: Unknown);
}
