using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Registries have dedicated data endpoints.</summary>
internal static class DataEndpointDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Acr.DataEndpoint", "Container registries should have dedicated data endpoints", ResourceTypes.Registry)
        {
            Description = "A Premium registry has dataEndpointEnabled set to true.",
            LeastBaseline = Baseline.Strict,
            Condition = AllOf(RegistryAlias.IsPremium, IsOrDefaults(RegistryAlias.DataEndpoint, false)),
        };
}
