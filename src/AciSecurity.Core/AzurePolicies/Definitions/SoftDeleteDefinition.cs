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
            Description = "policies.softDeletePolicy.status is enabled, unless a retention policy excludes it.",
            LeastBaseline = Baseline.Strict,
            Condition = AllOf(
                IsOrDefaults(RegistryAlias.SoftDeletePolicy, "disabled"),
                Field(RegistryAlias.RetentionPolicy, "notEquals", "enabled")),
            NotExpressed = ["That replicas exclude it too, for these are other resources."],
        };
}
