using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Groups are encrypted with a key of the customer.</summary>
internal static class GroupKeyDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Aci.CustomerManagedKey", "Container groups should be encrypted with a customer-managed key", ResourceTypes.ContainerGroup)
        {
            Description = "A container group names a key of a key vault in encryptionProperties.",
            LeastBaseline = Baseline.Strict,
            Condition = AnyOf(
                Field(ContainerGroupAlias.KeyVault, "exists", false),
                Field(ContainerGroupAlias.KeyName, "exists", false)),
        };
}
