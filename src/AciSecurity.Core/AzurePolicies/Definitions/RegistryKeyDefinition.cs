using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Registries are encrypted with a key of the customer.</summary>
internal static class RegistryKeyDefinition
{
    private const string Parts = $"split(coalesce(field('{RegistryAlias.KeyIdentifier}'), ''), '/')";

    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Acr.CustomerManagedKey", "Container registries should be encrypted with a customer-managed key", ResourceTypes.Registry)
        {
            Description = "A Premium registry has encryption.status set to enabled, with a key that is named without its version, so that it rotates.",
            LeastBaseline = Baseline.Strict,
            Condition = AllOf(RegistryAlias.IsPremium, AnyOf(IsOrDefaults(RegistryAlias.Encryption, "disabled"), HasVersion)),
        };

    /// <summary>https://vault/keys/name has five parts between slashes, and a version is the sixth.</summary>
    private static PolicyCondition HasVersion => AllOf(
        Value($"length({Parts})", "greater", 5),
        Value($"last({Parts})", "notEquals", ""));
}
