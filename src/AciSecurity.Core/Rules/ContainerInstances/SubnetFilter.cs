using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Decides whether the network security group of a subnet restricts what comes in.</summary>
/// <remarks>Without rules of its own a group lets the whole virtual network in:
/// https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#default-security-rules</remarks>
internal static class SubnetFilter
{
    /// <summary>The verdict, whose reason follows "which has".</summary>
    public static Verdict Judge(Subnet subnet, ResourceIdentity owner, RuleContext context)
    {
        var (deployment, networks) = (owner.Deployment, context.Facts.Companions.Networks);
        var id = subnet.SecurityGroupId;
        if (id.IsAbsent || id.Or("-").Length == 0) return new(Outcome.Fail, "no network security group");
        if (id.IsUnresolved) return new(Outcome.Unknown, $"a network security group that {id.Reason}");
        var groups = networks.SecurityGroups.Of(id.Value, deployment);
        if (groups.Count == 0) return new(Outcome.Unknown, $"a network security group that {NetworkGap.Of(networks.SecurityGroups, id.Value, owner, context.Facts)}");
        var verdicts = groups.Select(group => Judge(group, id.Value, deployment, networks, context.Policy)).ToList();
        return Worst(verdicts);
    }

    /// <summary>A failure before what is unknown before what passes.</summary>
    internal static Verdict Worst(List<Verdict> verdicts) =>
        verdicts.Find(verdict => verdict.Outcome == Outcome.Fail) ?? verdicts.Find(verdict => verdict.Outcome == Outcome.Unknown) ?? verdicts[0];

    private static Verdict Judge(NetworkSecurityGroup group, string id, string? deployment, NetworkIndex networks, Policy policy)
    {
        var name = $"the network security group '{Redaction.Text(group.Name)}'";
        var inside = group.Rules;
        if (inside.IsUnresolved) return new(Outcome.Unknown, $"{name}, whose securityRules {inside.Reason}");
        List<InboundRule> rules = [.. inside.Or([]).Concat(networks.SecurityRules.Of(id, deployment)).Select(rule => new InboundRule(rule, policy.WidestNetworkPrefix))];
        var hidden = networks.SecurityRules.Hidden(deployment);
        var closing = rules.FindAll(rule => rule.ClosesAll);
        var counting = rules.FindAll(rule => !closing.Exists(closed => closed.IsBefore(rule)));
        if (counting.Find(rule => rule.IsOpen == true) is { } open && !group.Condition.IsUnresolved) return new(Outcome.Fail, $"{name}, whose rule '{Redaction.Text(open.Rule.Name)}' {LetsIn(open)}");
        if (counting.Find(rule => rule.IsOpen != false) is { } unclear) return new(Outcome.Unknown, $"{name}, whose rule '{Redaction.Text(unclear.Rule.Name)}' cannot be read as far as it decides");
        if (hidden.Count > 0) return new(Outcome.Unknown, $"{name}, and there is a rule whose group an expression hides");
        if (rules.TrueForAll(rule => rule.IsOutbound)) return new(group.Condition.IsUnresolved ? Outcome.Unknown : Outcome.Fail, $"{name} without a rule of its own for what comes in, so that the whole virtual network is let in");
        if (!rules.Exists(rule => rule.IsCertain)) return new(Outcome.Unknown, $"{name}, and whether it has a rule of its own for what comes in is not known");
        return group.Condition.IsUnresolved ? new(Outcome.Unknown, $"{name}, whose condition {group.Condition.Reason}") : new(Outcome.Pass, name);
    }

    private static string LetsIn(InboundRule rule) => $"lets everyone in to {string.Join(", ", rule.Rule.Ports.Select(port => Redaction.Text(port.Or("(unresolved)")))).Replace("*", "all ports", StringComparison.Ordinal)}";
}
