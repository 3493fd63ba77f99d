using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Registries have the SKU that can be closed.</summary>
internal static class SkuSupportsControlsDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Acr.SkuSupportsControls", "Container registries should have the SKU Premium", ResourceTypes.Registry)
        {
            Description = "sku.name is Premium: the other SKUs have neither network rules nor private endpoints.",
            LeastBaseline = Baseline.Strict,
            Condition = Not(RegistryAlias.IsPremium),
        };
}
