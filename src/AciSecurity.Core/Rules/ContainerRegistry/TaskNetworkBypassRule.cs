using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>A task runs on machines that everyone's tasks share. One that may bypass the network rules carries images out of a closed
/// registry, and whoever can start a task can have it.</summary>
/// <remarks>properties.networkRuleBypassAllowedForTasks; off by default.
/// https://learn.microsoft.com/azure/container-registry/manage-network-bypass-policy-for-tasks</remarks>
public sealed class TaskNetworkBypassRule : RegistryRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.TaskNetworkBypass", "Registry lets no task bypass its network rules")
    {
        Severity = Severity.Medium,
        Section = Section.LeastPrivilege,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting"],
        Recommendation = "Set networkRuleBypassAllowedForTasks to false, and run the tasks that must reach the registry on an agent pool "
            + "in a virtual network, or with a user-assigned identity.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context) =>
        registry.Sku.JudgePremium("which has no network rules to bypass", () => registry.NetworkRuleBypassAllowedForTasks.Judge(
            byDefault: false,
            isGood: allowed => !allowed,
            good: "lets no task bypass its network rules",
            bad: "lets tasks bypass its network rules"));
}
