using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>No container runs as root.</summary>
internal static class RunAsRootDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Aci.RunAsRoot", "Container groups should not run containers as root", ResourceTypes.ContainerGroup)
        {
            Description = "No Linux container or init container has securityContext.runAsUser set to 0.",
            Condition = ContainerGroupAlias.AnySecurityContext(context =>
                Value($"coalesce({PolicyFunction.Member(context, "runAsUser")}, 1)", "equals", 0)),
            NotExpressed =
            [
                "Which user an image runs as where runAsUser is not set, for Azure Policy does not see into images.",
                "What a container group profile gives to the groups made from it, for profiles have no aliases.",
            ],
        };
}
