namespace AciSecurity.Remediation.Templates;

/// <summary>What deploying a group again does to the one that runs.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-instances/container-instances-update: an update restarts all containers; for some properties
/// the group has to be deleted first.</remarks>
internal static class InPlaceUpdate
{
    private static readonly string[] Fixed =
    [
        "zones", "properties.osType", "properties.restartPolicy", "properties.sku", "properties.priority", "properties.subnetIds", "properties.ipAddress.type",
        "properties.encryptionProperties", "properties.confidentialComputeProperties",
    ];

    /// <summary>The changes that cannot be made to a group that is there.</summary>
    public static IReadOnlyList<string> Impossible(IEnumerable<TemplateChange> changes) =>
        [.. changes.Select(change => change.Path).Where(path => Array.Exists(Fixed, name => path.StartsWith(name, StringComparison.Ordinal)) || path.Contains(".resources.", StringComparison.Ordinal))];

    /// <summary>What is said of it.</summary>
    public static IEnumerable<string> Effects(IReadOnlyList<TemplateChange> changes)
    {
        var impossible = Impossible(changes);
        return impossible.Count == 0
            ? ["Deploying it restarts all containers of the group, and what they have written to no volume is gone. A public IP address may change."]
            : [$"The group that runs cannot be updated to it ({string.Join(", ", impossible)}): delete it, and deploy the template then."];
    }
}
