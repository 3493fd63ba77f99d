using System.Text.Json.Nodes;

namespace AciSecurity.Remediation.Templates;

/// <summary>Takes out of a group what only Azure sets, and what a tool wrote that says nothing.</summary>
/// <remarks>Azure/bicep-types-az flags the members as read-only: generated/containerinstance/…/types.json.</remarks>
internal static class ReadOnlyMembers
{
    private static readonly string[] Writable = ["location", "tags", "zones", "identity", "properties"];
    private static readonly string[] OfGroup = ["provisioningState", "instanceView", "isCreatedFromStandbyPool"];
    private static readonly string[] KindsOfOneVolume = ["azureFile", "gitRepo"];
    private static readonly string[] KindsOfVolume = ["azureFile", "gitRepo", "secretReference", "secret", "emptyDir"];

    /// <summary>The group with what a deployment can set, and nothing that is null.</summary>
    /// <param name="group">The group as it was read.</param>
    /// <param name="isDeployed">Whether it was read in Azure: an address that it has there was given to it.</param>
    public static JsonObject Without(JsonObject group, bool isDeployed)
    {
        var writable = new JsonObject();
        foreach (var name in Writable)
        {
            if (WithoutNulls(group.Get(name)) is { } value) writable[name] = value;
        }

        if (writable["identity"] is JsonObject identity) Clean(identity);
        if (writable["properties"] is not JsonObject properties) return writable;
        foreach (var name in OfGroup) properties.Drop(name);
        foreach (var container in properties.Get("containers").Items().Concat(properties.Get("initContainers").Items())) (container.Get("properties") as JsonObject)?.Drop("instanceView");
        foreach (var volume in properties.Get("volumes").Items()) OneKind(volume);
        if (properties.Get("ipAddress") is not JsonObject address) return writable;
        address.Drop("fqdn");
        if (isDeployed) address.Drop("ip");
        return writable;
    }

    private static void Clean(JsonObject identity)
    {
        identity.Drop("principalId");
        identity.Drop("tenantId");

        // The Azure CLI's exports write the name as Python does.
        if (identity.Get("user_assigned_identities") is { } exported)
        {
            identity.Drop("user_assigned_identities");
            identity["userAssignedIdentities"] = exported.DeepClone();
        }

        if (identity.Get("userAssignedIdentities") is not JsonObject assigned) return;
        foreach (var (_, value) in assigned)
        {
            (value as JsonObject)?.Drop("principalId");
            (value as JsonObject)?.Drop("clientId");
        }
    }

    /// <summary>The PowerShell modules write every other kind of volume as {}. Secrets by value and by reference can be in one volume, and Azure
    /// returns the former as {} too.</summary>
    private static void OneKind(JsonObject volume)
    {
        if (!Array.Exists(KindsOfOneVolume, kind => volume.Get(kind) is JsonObject { Count: > 0 })) return;
        foreach (var kind in KindsOfVolume)
        {
            if (volume.Get(kind) is JsonObject { Count: 0 }) volume.Drop(kind);
        }
    }

    private static JsonNode? WithoutNulls(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, WithoutNulls(member.Value))).Where(member => member.Value is not null)),
        JsonArray items => new JsonArray([.. items.Select(WithoutNulls)]),
        _ => node?.DeepClone(),
    };
}
