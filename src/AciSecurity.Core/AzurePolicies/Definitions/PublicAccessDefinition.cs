using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Registries are closed to public networks.</summary>
internal static class PublicAccessDefinition
{
    /// <summary>The definition. Selected networks are enough, but for the Strict baseline.</summary>
    public static AzurePolicyDefinition Of(Policy policy) =>
        new("Acr.PublicAccess", "Container registries should disable public network access", ResourceTypes.Registry)
        {
            Description = policy.Baseline == Baseline.Strict
                ? "A Premium registry has publicNetworkAccess set to Disabled."
                : "A Premium registry has publicNetworkAccess set to Disabled, or lets selected networks in only.",
            Condition = policy.Baseline == Baseline.Strict
                ? AllOf(RegistryAlias.IsPremium, IsOrDefaults(RegistryAlias.PublicNetworkAccess, "Enabled"))
                : NetworkDefaultDenyDefinition.IsOpen(policy),
            NotExpressed = ["Whether a private endpoint is there to reach the registry by."],
        };
}
