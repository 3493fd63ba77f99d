namespace AciSecurity.Resources;

/// <summary>The subnets, network security groups and route tables of a run.</summary>
/// <remarks>Parts of them are declared inside their parents or as resources of their own; both count.</remarks>
public sealed class NetworkIndex
{
    private const string Prefix = "Microsoft.Network/";

    /// <summary>Subnets by their ids.</summary>
    internal Deployed<Subnet> Subnets { get; } = new();

    /// <summary>Network security groups by their ids.</summary>
    internal Deployed<NetworkSecurityGroup> SecurityGroups { get; } = new();

    /// <summary>Rules that are resources of their own, by the ids of their groups.</summary>
    internal Deployed<SecurityRule> SecurityRules { get; } = new();

    /// <summary>Route tables by their ids.</summary>
    internal Deployed<RouteTable> RouteTables { get; } = new();

    /// <summary>Routes that are resources of their own, by the ids of their tables.</summary>
    internal Deployed<Route> Routes { get; } = new();

    /// <summary>Forgets what is below a scope.</summary>
    internal void Forget(string scope)
    {
        Subnets.Forget(scope);
        SecurityGroups.Forget(scope);
        SecurityRules.Forget(scope);
        RouteTables.Forget(scope);
        Routes.Forget(scope);
    }

    /// <summary>Takes a resource in; anything that is of no network is passed over.</summary>
    internal void Add(Resource resource)
    {
        if (!resource.Type.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return;
        var kind = resource.Type[Prefix.Length..].ToUpperInvariant();
        if (kind is not ("VIRTUALNETWORKS" or "VIRTUALNETWORKS/SUBNETS" or "NETWORKSECURITYGROUPS" or "NETWORKSECURITYGROUPS/SECURITYRULES" or "ROUTETABLES" or "ROUTETABLES/ROUTES")) return;
        if (resource.Root.Member("condition").AsBoolean() is { IsKnown: true, Value: false }) return;
        var (id, deployment) = (resource.Id, resource.Identity.Deployment);
        switch (kind)
        {
            case "VIRTUALNETWORKS":
                foreach (var subnet in resource.Properties.Member("subnets").AsList().Or([])) Subnets.Add(ChildId.Of(resource, "subnets", subnet), deployment, new(subnet, resource));
                break;
            case "VIRTUALNETWORKS/SUBNETS":
                Subnets.Add(id, deployment, new(resource.Root, resource));
                break;
            case "NETWORKSECURITYGROUPS":
                SecurityGroups.Add(id, deployment, new(resource));
                break;
            case "NETWORKSECURITYGROUPS/SECURITYRULES":
                SecurityRules.Add(ResourceId.ParentOf(id), deployment, new(resource.Root, resource));
                break;
            case "ROUTETABLES":
                RouteTables.Add(id, deployment, new(resource));
                break;
            default:
                Routes.Add(ResourceId.ParentOf(id), deployment, new(resource.Root, resource));
                break;
        }
    }
}
