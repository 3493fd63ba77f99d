using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A subnet that lets everything in and out makes one broken container the neighbour of everything.</summary>
/// <remarks>properties.subnetIds, and the subnets, network security groups and route tables of the run.
/// https://learn.microsoft.com/azure/container-instances/container-instances-virtual-network-concepts</remarks>
public sealed class SubnetSegmentationRule : ContainerGroupCompanionRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.SubnetSegmentation", "Subnet of the container group filters what comes in and goes out")
    {
        Severity = Severity.Medium,
        Section = Section.LeastPrivilege,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciLeastPrivilege"],
        Controls = ["MCSB NS-1"],
        Needs = FactKinds.Networks,
        Recommendation = "Give the subnet a network security group that lets in only what is needed, and a NAT gateway or a route to a firewall.",
    };

    /// <inheritdoc/>
    protected override PendingVerdicts Prepare(ContainerGroup group)
    {
        if (group.IsProfile) return Now(NotApplicable("is a profile, which names no subnet"));
        var (identity, subnets) = (group.Resource.Identity, group.SubnetIds);
        if (!subnets.IsKnown || subnets.Value.Count == 0) return Now(subnets.Match(_ => None(), None, Unknown));

        // The facts of a subscription are there when it closes, and its subnets may be lent to the groups of another.
        var closes = subnets.Value.All(id => IsOwn(id, identity)) ? Closes : FactScope.Run;
        return PendingVerdicts.When(closes, context => subnets.Match(
            known: ids => SubnetFilter.Worst([.. ids.Select(id => Judge(id, identity, context))]),
            absent: None,
            unresolved: Unknown));
    }

    private static bool IsOwn(Setting<string> subnet, ResourceIdentity group) =>
        group.SubscriptionId is null || !subnet.IsKnown || ResourceId.IsAtOrBelow(subnet.Value, ResourceId.OfSubscription(group.SubscriptionId));

    private static Verdict None() => NotApplicable("is in no subnet");

    private static Verdict Judge(Setting<string> id, ResourceIdentity group, RuleContext context)
    {
        var deployment = group.Deployment;
        if (!id.IsKnown) return Unknown(id.IsAbsent ? "is in a subnet without an id" : $"is in a subnet whose id {id.Reason}").On(id);
        var networks = context.Facts.Companions.Networks;
        var subnets = networks.Subnets.Of(id.Value, deployment);
        var name = id.Value.StartsWith('[') ? "a subnet" : $"the subnet '{Redaction.Text(id.Value[(id.Value.LastIndexOf('/') + 1)..])}'";
        if (subnets.Count > 0) return SubnetFilter.Worst([.. subnets.Select(subnet => Judge(subnet, name, group, context))]).On(id);
        return Unknown($"is in {name}, which {NetworkGap.Of(networks.Subnets, id.Value, group, context.Facts)}").On(id);
    }

    private static Verdict Judge(Subnet subnet, string name, ResourceIdentity group, RuleContext context)
    {
        if (subnet.Condition.IsUnresolved) return Unknown($"is in {name}, whose condition {subnet.Condition.Reason}");
        List<Verdict> verdicts = [SubnetFilter.Judge(subnet, group, context), SubnetEgress.Judge(subnet, group, context.Facts)];
        var outcome = SubnetFilter.Worst(verdicts).Outcome;
        return new(outcome, $"is in {name}, which has {string.Join(", and ", verdicts.Where(verdict => verdict.Outcome == outcome).Select(verdict => verdict.Reason))}");
    }
}
