using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Nobody pulls without signing in.</summary>
internal static class AnonymousPullDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Acr.AnonymousPull", "Container registries should allow no anonymous pull", ResourceTypes.Registry)
        {
            Description = "anonymousPullEnabled is false or not set.",
            Condition = Field(RegistryAlias.AnonymousPull, "equals", true),
        };
}
