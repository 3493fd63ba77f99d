using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>What is deleted from registries can be restored.</summary>
internal static class SoftDeleteDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Acr.SoftDelete", "Container registries should have soft delete", ResourceTypes.Registry)
        {
            Description = "policies.softDeletePolicy.status is enabled.",
            LeastBaseline = Baseline.Strict,
            Condition = Field(RegistryAlias.SoftDeletePolicy, "notEquals", "enabled"),
            NotExpressed = ["Registries that cannot have it, such as those with replicas, for these are other resources."],
        };
}
