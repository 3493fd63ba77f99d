using AciSecurity.Policies;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Registries are replicated to the regions that the policy allows.</summary>
internal static class ReplicaLocationDefinition
{
    private const string Regions = "allowedRegions";

    /// <summary>The definition; null where the policy lists no region.</summary>
    public static AzurePolicyDefinition? Of(Policy policy) => policy.AllowedRegions.Count == 0 ? null :
        new("Acr.ReplicaLocation", "Container registries should have replicas in allowed regions only", RegistryAlias.Replication)
        {
            Description = "A replica of a registry is in one of the regions that are allowed.",
            Condition = Field("location", "notIn", $"[{PolicyFunction.Parameter(Regions)}]"),
            Parameters = [new(Regions, "Allowed regions", "Regions, e.g. westeurope.",
                [.. policy.AllowedRegions.Select(region => region.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant())])],
        };
}
