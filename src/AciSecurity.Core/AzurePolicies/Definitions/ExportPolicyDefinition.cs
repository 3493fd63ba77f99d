using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Nothing is exported from registries.</summary>
internal static class ExportPolicyDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Acr.ExportPolicy", "Container registries should disable export", ResourceTypes.Registry)
        {
            Description = "A Premium registry has policies.exportPolicy.status and publicNetworkAccess set to disabled.",
            Condition = AllOf(RegistryAlias.IsPremium, AnyOf(
                IsOrDefaults(RegistryAlias.ExportPolicy, "enabled"),
                IsOrDefaults(RegistryAlias.PublicNetworkAccess, "Enabled"))),
        };
}
