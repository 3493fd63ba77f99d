using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Registries have left Docker Content Trust.</summary>
internal static class ContentTrustDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Acr.ContentTrust", "Container registries should have left Docker Content Trust", ResourceTypes.Registry)
        {
            Description = "policies.trustPolicy.status is disabled or not set: Docker Content Trust ends on 2028-03-31.",
            Condition = Field(RegistryAlias.TrustPolicy, "equals", "enabled"),
        };
}
