using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Groups have no public address.</summary>
internal static class PublicAddressDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Aci.PublicAddress", "Container groups should not have a public IP address", ResourceTypes.ContainerGroup)
        {
            Description = "A container group has a private IP address or none.",
            Condition = Field(ContainerGroupAlias.AddressType, "equals", "Public"),
            NotExpressed = ["What a container group profile gives to the groups made from it, for profiles have no aliases."],
        };
}
