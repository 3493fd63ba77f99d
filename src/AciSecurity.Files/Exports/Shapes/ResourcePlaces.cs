namespace AciSecurity.Files.Exports.Shapes;

/// <summary>Where the tools write the members that resources of every type have.</summary>
internal static class ResourcePlaces
{
    /// <summary>What stands beside <c>properties</c>: ARM's own members, and those by which tools say where a resource is.</summary>
    /// <remarks>The CLI adds <c>resourceGroup</c> to whatever has an id, AutoRest's modules <c>ResourceGroupName</c>, and
    /// <c>Get-AzResource</c> (PSResource.cs) says everything twice.</remarks>
    public static Place[] OfEveryType { get; } =
    [
        .. Beside(
            "id", "name", "type", "location", "tags", "zones", "identity", "systemData", "kind", "managedBy", "plan", "etag", "extendedLocation",
            "apiVersion", "resourceGroup", "resourceGroupName", "subscriptionId", "tenantId", "resourceId", "resourceName", "resourceType",
            "parentResource", "extensionResourceName", "extensionResourceType", "tagsTable", "createdTime", "changedTime"),
        new("Tag", "tags"),
        new("Zone", "zones"),
        new("IdentityType", "identity.type"),
        new("IdentityPrincipalId", "identity.principalId"),
        new("IdentityTenantId", "identity.tenantId"),
        new("IdentityUserAssignedIdentity", "identity.userAssignedIdentities"),
        .. SystemData,
    ];

    /// <summary>Who made and changed a resource, as AutoRest's modules flatten it.</summary>
    public static Place[] SystemData =>
    [
        new("SystemDataCreatedAt", "systemData.createdAt"),
        new("SystemDataCreatedBy", "systemData.createdBy"),
        new("SystemDataCreatedByType", "systemData.createdByType"),
        new("SystemDataLastModifiedAt", "systemData.lastModifiedAt"),
        new("SystemDataLastModifiedBy", "systemData.lastModifiedBy"),
        new("SystemDataLastModifiedByType", "systemData.lastModifiedByType"),
    ];

    /// <summary>Members that stay where they are.</summary>
    public static Place[] Beside(params string[] names) => [.. names.Select(name => new Place(name, name))];
}
