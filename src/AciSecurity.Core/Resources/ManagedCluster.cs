namespace AciSecurity.Resources;

/// <summary>A cluster of Azure Kubernetes Service.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters. The Azure CLI writes its
/// properties at the top.</remarks>
public sealed class ManagedCluster
{
    // Before, it was securityProfile.azureDefender.
    private static readonly Availability DefenderSince = Availability.Since("2022-06-01", "2022-05-02-preview");
    private static readonly Availability SecurityProfileSince = Availability.Since("2021-07-01");

    /// <summary>Reads <paramref name="resource"/> as a cluster.</summary>
    public ManagedCluster(Resource resource) => Resource = resource;

    /// <summary>The resource behind this view.</summary>
    public Resource Resource { get; }

    /// <summary><c>securityProfile.defender.securityMonitoring.enabled</c>: whether the sensor of Defender runs; Azure's default is false.</summary>
    public Setting<bool> DefenderMonitoring
    {
        get
        {
            var flat = Resource.Root.Member("securityProfile");
            var profile = flat.IsAbsent || flat.IsUnresolved ? Resource.Properties.Member("securityProfile", SecurityProfileSince) : flat;
            return profile.Member("defender", DefenderSince).Member("securityMonitoring").Member("enabled").AsBoolean();
        }
    }
}
