namespace AciSecurity.Resources;

/// <summary>A network security group: the rules by which traffic to and from subnets is let through.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.network/networksecuritygroups</remarks>
internal sealed class NetworkSecurityGroup(Resource resource)
{
    /// <summary>The name.</summary>
    public string Name => resource.Name;

    /// <summary><c>condition</c>: whether it is deployed at all; absent where it always is.</summary>
    public Setting<bool> Condition => resource.Root.Member("condition").AsBoolean();

    /// <summary><c>properties.securityRules</c>: its own rules, without those that every group has.</summary>
    public Setting<IReadOnlyList<SecurityRule>> Rules => resource.Properties.OrUnresolved(resource.WhyNoProperties()).Member("securityRules").AsList()
        .Select<IReadOnlyList<SecurityRule>>(nodes => [.. nodes.Select(node => new SecurityRule(node, resource))]);
}
