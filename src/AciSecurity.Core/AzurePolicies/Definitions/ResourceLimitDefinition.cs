using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Containers have limits.</summary>
internal static class ResourceLimitDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Aci.ResourceLimit", "Container groups should limit what containers use", ResourceTypes.ContainerGroup)
        {
            Description = "Every container of a container group has limits for processors and memory.",
            LeastBaseline = Baseline.Strict,
            Condition = new PolicyCondition.Any(ContainerGroupAlias.Containers, new PolicyCondition.AnyOf(
                new PolicyCondition.Field(ContainerGroupAlias.Containers + ".resources.limits.cpu", "exists", false),
                new PolicyCondition.Field(ContainerGroupAlias.Containers + ".resources.limits.memoryInGB", "exists", false))),
        };
}
