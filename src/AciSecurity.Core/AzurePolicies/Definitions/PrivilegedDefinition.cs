using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>No container runs privileged.</summary>
internal static class PrivilegedDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Aci.Privileged", "Container groups should not run privileged containers", ResourceTypes.ContainerGroup)
        {
            Description = "No Linux container or init container has securityContext.privileged set to true.",
            Condition = ContainerGroupAlias.AnySecurityContext(context =>
                Value($"coalesce({PolicyFunction.Member(context, "privileged")}, false())", "equals", true)),
            NotExpressed = ["What a container group profile gives to the groups made from it, for profiles have no aliases."],
        };
}
