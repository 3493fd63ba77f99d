using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>A private endpoint gives the registry an address inside the virtual network; without one it is reached over the internet alone.</summary>
/// <remarks>properties.privateEndpointConnections, and Microsoft.Network/privateEndpoints; Premium only.
/// https://learn.microsoft.com/azure/container-registry/container-registry-private-endpoints</remarks>
public sealed class PrivateEndpointRule : RegistryCompanionRule
{
    private static readonly Availability ConnectionsSince = Availability.Since("2021-09-01", "2019-12-01-preview");

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.PrivateEndpoint", "Registry has an approved private endpoint")
    {
        Severity = Severity.Medium,
        Section = Section.PrivateRegistry | Section.LeastPrivilege,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AciPrivateRegistry", "Test-AcrSecuritySetting"],
        Controls = ["MCSB NS-2"],
        Needs = FactKinds.PrivateEndpoints,
        Recommendation = "Add a private endpoint for the sub-resource registry, with a DNS zone group for privatelink.azurecr.io.",
    };

    /// <inheritdoc/>
    protected override PendingVerdicts Prepare(Registry registry)
    {
        var identity = registry.Resource.Identity;
        var sku = registry.Sku;
        var returned = registry.Resource.Completeness == Completeness.Declared ? null : Returned(registry);
        var isDecided = sku.IsBelowPremium() || returned is { Outcome: Outcome.Pass or Outcome.Fail };
        return isDecided ? Now(Judge(sku, () => returned ?? Pass())) : Later(context => Judge(sku, () => Declared(identity, context, returned)));
    }

    private static Verdict Judge(Setting<string> sku, Func<Verdict> premium) => sku.JudgePremium("and private endpoints need Premium", premium);

    /// <summary>What Azure says of the registry's connections.</summary>
    private static Verdict Returned(Registry registry)
    {
        var connections = registry.Resource.Properties.Member("privateEndpointConnections", ConnectionsSince).AsList();
        var count = connections.Select(list => list.Count);
        if (connections.IsUnresolved) return Unknown($"privateEndpointConnections {connections.Reason}").On(count);
        var states = connections.Or([]).Select(node => node.Member("properties").Member("privateLinkServiceConnectionState").Member("status").AsText()).ToList();
        var verdict = states.Exists(state => state.Is("Approved")) ? Pass("has an approved private endpoint")
            : states.Exists(state => !state.IsKnown) ? Unknown("has a private endpoint whose state is not known")
            : Fail(states.Count == 0 ? "has no private endpoint" : "has private endpoints, none of which is approved");
        return verdict.On(count);
    }

    /// <summary>What the run's private endpoints say.</summary>
    private static Verdict Declared(ResourceIdentity registry, RuleContext context, Verdict? returned)
    {
        var endpoints = context.Facts.Companions.PrivateEndpoints;
        var name = RegistryName.Of(registry);
        var verdict = endpoints.Of(registry).Best(
            registry, "private endpoint", endpoint => Judge(new(endpoint), name, endpoints), context.Facts.CoverageOf(FactKinds.PrivateEndpoints, registry), "target");
        return returned is null || verdict.Outcome == Outcome.Pass ? verdict : returned;
    }

    private static Verdict Judge(PrivateEndpoint endpoint, string registry, PrivateEndpoints endpoints)
    {
        var name = Redaction.Text(endpoint.Resource.Name);
        var verdicts = endpoint.Connections
            .Where(connection => registry.Equals(RegistryName.OfId(connection.Target.Or("")), StringComparison.OrdinalIgnoreCase))
            .Select(connection => Judge(connection, endpoint, name, endpoints))
            .OrderBy(verdict => verdict.Outcome == Outcome.Pass ? 0 : verdict.Outcome == Outcome.Unknown ? 1 : 2);
        return verdicts.First() with { Evidence = [new(endpoint.Resource.Type, name)] };
    }

    private static Verdict Judge(PrivateEndpointConnection connection, PrivateEndpoint endpoint, string name, PrivateEndpoints endpoints)
    {
        var isFor = connection.IsForRegistry;
        if (isFor.IsUnresolved) return Unknown($"has the private endpoint '{name}', and groupIds {isFor.Reason}");
        if (!isFor.Or(false)) return Fail($"has the private endpoint '{name}', which is not for the sub-resource registry");
        if (endpoint.Condition.IsUnresolved) return Unknown($"has the private endpoint '{name}', and its condition {endpoint.Condition.Reason}");
        if (endpoint.Resource.Completeness != Completeness.Declared) return OfState(connection.Status, name);
        if (connection.IsManual) return Unknown($"has the private endpoint '{name}', which somebody must approve");
        return new ZoneGroups(endpoints.ZoneGroupsOf(endpoint.Resource.Identity)).Judge(name);
    }

    private static Verdict OfState(Setting<string> state, string name)
    {
        if (!state.IsKnown) return Unknown($"has the private endpoint '{name}', whose state is not known");
        return state.Is("Approved") ? Pass($"is reached by the private endpoint '{name}'") : Fail($"has the private endpoint '{name}', which is not approved");
    }
}
