using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Containers deny their processes to gain privileges.</summary>
internal static class PrivilegeEscalationDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy policy) =>
        new("Aci.PrivilegeEscalation", "Container groups should not let processes gain privileges", ResourceTypes.ContainerGroup)
        {
            Description = policy.Baseline == Baseline.Strict
                ? "Every Linux container and init container has securityContext.allowPrivilegeEscalation set to false."
                : "A Linux container or init container with a security context has allowPrivilegeEscalation set to false in it.",
            Condition = ContainerGroupAlias.AnySecurityContext(context => policy.Baseline == Baseline.Strict ? IsAllowed(context) : IsAllowedIn(context)),
            NotExpressed = ["What a container group profile gives to the groups made from it, for profiles have no aliases."],
        };

    private static PolicyCondition IsAllowed(string context) =>
        Value($"coalesce({PolicyFunction.Member(context, "allowPrivilegeEscalation")}, true())", "equals", true);

    /// <summary>A container without any security context is the Strict baseline's matter.</summary>
    private static PolicyCondition IsAllowedIn(string context) => AllOf(
        Value($"string(coalesce({context}, ''))", "notEquals", ""),
        IsAllowed(context));
}
