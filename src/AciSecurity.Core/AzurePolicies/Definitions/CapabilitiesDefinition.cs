using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>No container adds Linux capabilities, and under the Strict baseline all are dropped.</summary>
internal static class CapabilitiesDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy policy) =>
        new("Aci.Capabilities", "Container groups should not add Linux capabilities", ResourceTypes.ContainerGroup)
        {
            Description = policy.Baseline == Baseline.Strict
                ? "No Linux container or init container adds capabilities, and each drops ALL."
                : "No Linux container or init container adds capabilities.",
            Condition = ContainerGroupAlias.AnySecurityContext(context =>
                policy.Baseline == Baseline.Strict ? AnyOf(Adds(context), Keeps(context)) : Adds(context)),
            NotExpressed =
            [
                "How dangerous a capability is: all are alike.",
                "What a container group profile gives to the groups made from it, for profiles have no aliases.",
            ],
        };

    private static PolicyCondition Adds(string context) =>
        Value($"length({Names(context, "add")})", "greater", 0);

    /// <summary>Looks for the quoted name in the list's JSON, because contains() of lists minds the letter case.</summary>
    private static PolicyCondition Keeps(string context) => AllOf(
        Value($"string({Names(context, "drop")})", "notContains", "\"ALL\""),
        Value($"string({Names(context, "drop")})", "notContains", "\"CAP_ALL\""));

    private static string Names(string context, string list) =>
        $"coalesce({PolicyFunction.Member(context, "capabilities", list)}, createArray())";
}
