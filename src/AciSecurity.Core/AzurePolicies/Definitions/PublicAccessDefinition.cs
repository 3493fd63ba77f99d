using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Registries are closed to public networks.</summary>
internal static class PublicAccessDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Acr.PublicAccess", "Container registries should disable public network access", ResourceTypes.Registry)
        {
            Description = "A Premium registry has publicNetworkAccess set to Disabled.",
            LeastBaseline = Baseline.Strict,
            Condition = AllOf(RegistryAlias.IsPremium, Field(RegistryAlias.PublicNetworkAccess, "notEquals", "Disabled")),
            NotExpressed = ["Whether a private endpoint is there to reach the registry by."],
        };
}
