using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A public address lets everyone on the internet knock, with no network rule of any kind before the container.</summary>
/// <remarks>properties.ipAddress: a group without it has no address, and one in a subnet has a private one only.
/// https://learn.microsoft.com/azure/container-instances/container-instances-virtual-network-concepts#unsupported-networking-scenarios</remarks>
public sealed class PublicAddressRule : ContainerGroupRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.PublicAddress", "Container group has no public IP address")
    {
        Severity = Severity.High,
        Section = Section.LeastPrivilege,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciLeastPrivilege", "Test-AciAttackSurface"],
        Controls = ["MCSB NS-1"],
        Recommendation = "Deploy the group anew into a subnet (subnetIds) with ipAddress.type Private; a running group cannot be moved.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(ContainerGroup group, RuleContext context)
    {
        var type = group.Address.Type;
        if (!group.Address.IsAbsent)
        {
            return type.Match(
                known: value => value.ToUpperInvariant() switch
                {
                    "PUBLIC" => Fail("has a public IP address"),
                    "PRIVATE" => Pass("has a private IP address").On(type).On(group.SubnetCount),
                    _ => Unknown("has an IP address of a type that is not known"),
                },
                absent: () => Unknown("has an IP address and does not say of which type"),
                unresolved: Unknown);
        }

        return Pass(group.SubnetCount.Or(0) > 0 ? "has an address in its subnet only" : "has no IP address").On(type).On(group.SubnetCount);
    }
}
