using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Groups hold no key of a workspace.</summary>
internal static class WorkspaceKeyDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Aci.WorkspaceKey", "Container groups should not hold the key of a Log Analytics workspace", ResourceTypes.ContainerGroup)
        {
            Description = "A container group sends its logs by a diagnostic setting, and not by diagnostics.logAnalytics, which needs the key of the workspace.",
            Condition = Field(ContainerGroupAlias.LogAnalytics, "exists", true),
            NotExpressed = ["Whether there is a diagnostic setting in its place."],
        };
}
