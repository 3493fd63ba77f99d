using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Decides whether a private endpoint's address gets into the private DNS zone of registries: without, the registry's name
/// still leads to its public address.</summary>
/// <remarks>https://learn.microsoft.com/azure/private-link/private-endpoint-dns: privatelink.azurecr.io, .us and .cn.</remarks>
internal sealed record ZoneGroups(CompanionSet<Resource> Groups)
{
    private const string Zone = "privatelink.azurecr.";

    /// <summary>Pass where one of the groups writes into the zone.</summary>
    /// <param name="endpoint">The endpoint's name.</param>
    public Verdict Judge(string endpoint)
    {
        var states = Groups.Own.Select(Writes).ToList();
        if (states.Exists(state => state == true)) return new(Outcome.Pass, $"is reached by the private endpoint '{endpoint}'");
        return states.Contains(null) || Groups.IsHidden
            ? new(Outcome.Unknown, $"has the private endpoint '{endpoint}', and an expression hides its DNS zone group")
            : new(Outcome.Fail, $"has the private endpoint '{endpoint}' without a DNS zone group for {Zone}io, so its name leads to the public address");
    }

    private static bool? Writes(Resource group)
    {
        var configs = group.Properties.Member("privateDnsZoneConfigs").AsList();
        if (configs.IsUnresolved || group.Root.Member("condition").AsBoolean().IsUnresolved) return null;
        var zones = configs.Or([]).Select(config => config.Member("properties").Member("privateDnsZoneId").AsReference()).ToList();
        if (zones.Exists(IsOfRegistries)) return true;
        return zones.Exists(zone => zone.IsUnresolved || zone.Or("").StartsWith('[')) ? null : false;
    }

    private static bool IsOfRegistries(Setting<string> zone) =>
        zone.IsKnown && zone.Value[(zone.Value.LastIndexOf('/') + 1)..].StartsWith(Zone, StringComparison.OrdinalIgnoreCase);
}
