using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Registries accept no tokens that are meant for Azure Resource Manager.</summary>
internal static class ArmAudienceTokenDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Acr.ArmAudienceToken", "Container registries should not accept tokens for Azure Resource Manager", ResourceTypes.Registry)
        {
            Description = "policies.azureADAuthenticationAsArmPolicy.status is disabled.",
            LeastBaseline = Baseline.Strict,
            Condition = IsOrDefaults(RegistryAlias.ArmAudiencePolicy, "enabled"),
        };
}
