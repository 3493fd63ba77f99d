using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Registries are encrypted with a key of the customer.</summary>
internal static class RegistryKeyDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Acr.CustomerManagedKey", "Container registries should be encrypted with a customer-managed key", ResourceTypes.Registry)
        {
            Description = "A Premium registry has encryption.status set to enabled.",
            LeastBaseline = Baseline.Strict,
            Condition = AllOf(RegistryAlias.IsPremium, Field(RegistryAlias.Encryption, "notEquals", "enabled")),
            NotExpressed = ["Whether the key is rotated."],
        };
}
