using System.Text.Json.Nodes;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>What a fix works on.</summary>
/// <param name="Finding">The failure.</param>
/// <param name="Draft">The resources, as the fixes before have left them.</param>
/// <param name="Options">What no finding says.</param>
/// <param name="ApiVersion">The api-version that the resource was read at.</param>
internal sealed record FixTarget(Finding Finding, PlanDraft Draft, RepairOptions Options, string ApiVersion)
{
    /// <summary>The resource of the finding.</summary>
    public DraftResource Resource => Draft.Resource(Finding.ResourceId, ApiVersion, WriteMethod.Patch);

    /// <summary>The container groups that pull from the registry, or from the one whose child it is.</summary>
    public IEnumerable<RegistryClient> Clients => Draft.ClientsOf(ResourceHeader.Segment(Finding.ResourceId, "registries") ?? "");

    /// <summary>Whether a setting of it is the word.</summary>
    public bool Is(string path, string word) => JsonValues.Same(Resource[path], JsonValue.Create(word));

    /// <summary>Whether a setting names the resource with this id.</summary>
    public static bool SameId(JsonNode? setting, string id) => JsonValues.Same(setting, JsonValue.Create(id.TrimEnd('/')));

    /// <summary>Whether the registry has an approved private endpoint of its own subscription: one of another may be a stranger's.</summary>
    public bool HasPrivateEndpoint => (Resource["properties.privateEndpointConnections"] as JsonArray ?? [])
        .Any(connection => connection.At("properties.privateEndpoint.id") is { } endpoint
            && ResourceTypes.Same(ArmPlace.Of($"{endpoint}").SubscriptionId, Finding.SubscriptionId)
            && JsonValues.Same(connection.At("properties.privateLinkServiceConnectionState.status"), JsonValue.Create("Approved")));
}
