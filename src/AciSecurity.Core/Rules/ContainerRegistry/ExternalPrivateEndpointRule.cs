using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>A private endpoint of a subscription that is not the registry's brings the registry into a network of somebody else.</summary>
/// <remarks>properties.privateEndpointConnections[].properties.privateEndpoint.id.
/// https://learn.microsoft.com/azure/private-link/manage-private-endpoint</remarks>
public sealed class ExternalPrivateEndpointRule : RegistryRule
{
    private static readonly Availability ConnectionsSince = Availability.Since("2021-09-01", "2019-12-01-preview");

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.ExternalPrivateEndpoint", "Registry has private endpoints of its own subscription only")
    {
        Severity = Severity.High,
        Section = Section.LeastPrivilege,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting"],
        Controls = ["MCSB NS-2"],
        Recommendation = "Reject the connection (az acr private-endpoint-connection reject), or exempt it where the network is yours.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context)
    {
        var connections = registry.Resource.Properties.Member("privateEndpointConnections", ConnectionsSince).AsList();
        return connections.Match(
            known: list => Judge([.. list.Select(node => Judge(node, registry.Resource.Identity))]),
            absent: () => registry.Resource.Completeness == Completeness.Declared ? NotApplicable("declares no connections: private endpoints make them") : Pass("has no private endpoint"),
            unresolved: Unknown) with
        {
            Evidence = [Evidence.Of(connections.Select(list => list.Count))],
        };
    }

    private static Verdict Judge(List<Verdict> verdicts) =>
        verdicts.Find(verdict => verdict.Outcome == Outcome.Fail) ?? verdicts.Find(verdict => verdict.Outcome == Outcome.Unknown) ?? Pass("has no approved private endpoint of another subscription");

    private static Verdict Judge(Node connection, ResourceIdentity registry)
    {
        var properties = connection.Member("properties");
        var state = properties.Member("privateLinkServiceConnectionState").Member("status").AsText();
        if (state.IsKnown && !state.Is("Approved")) return Pass();
        var endpoint = properties.Member("privateEndpoint").Member("id").AsReference();
        var (own, other) = (ResourceId.SubscriptionOf(registry.Id), endpoint.IsKnown ? ResourceId.SubscriptionOf(endpoint.Value) : null);
        if (own is null || other is null) return Unknown("has a private endpoint, and of which subscription is not known");
        if (own.Equals(other, StringComparison.OrdinalIgnoreCase)) return Pass();
        var name = Redaction.Text(endpoint.Value[(endpoint.Value.LastIndexOf('/') + 1)..]);
        var where = $"the private endpoint '{name}' of the subscription {Redaction.Text(other)}";
        return state.IsKnown ? Fail($"has {where}, which is not its own") : Unknown($"has {where}, and whether it is approved is not known");
    }
}
