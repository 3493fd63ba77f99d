using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Volumes are mounted without an account key.</summary>
internal static class VolumeAccountKeyDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Aci.VolumeAccountKey", "Container groups should mount Azure Files without an account key", ResourceTypes.ContainerGroup)
        {
            Description = "No volume of a container group has azureFile.storageAccountKey.",
            Condition = AnyElement(ContainerGroupAlias.Volumes,
                Field(ContainerGroupAlias.Volumes + ".azureFile.storageAccountKey", "exists", true)),
            NotExpressed = ["Groups that exist already: the service does not return the key, so they are seen only when they are deployed anew."],
        };
}
