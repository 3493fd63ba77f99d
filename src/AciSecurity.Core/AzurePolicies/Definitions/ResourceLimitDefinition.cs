using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

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
            Condition = AnyElement(ContainerGroupAlias.Containers, AnyOf(
                Field(ContainerGroupAlias.Containers + ".resources.limits.cpu", "exists", false),
                Field(ContainerGroupAlias.Containers + ".resources.limits.memoryInGB", "exists", false))),
        };
}
