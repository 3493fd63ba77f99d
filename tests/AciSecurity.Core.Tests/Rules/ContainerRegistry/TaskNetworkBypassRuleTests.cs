using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class TaskNetworkBypassRuleTests : RegistrySettingTests<TaskNetworkBypassRule>
{
    internal static Deciding Deciding => new(Given.Registry(), "properties.networkRuleBypassAllowedForTasks");

    private protected override RegistrySetting Setting { get; } = new("properties.networkRuleBypassAllowedForTasks")
    {
        GoodValue = false,
        BadValue = true,
        Good = "lets no task bypass its network rules",
        Bad = "lets tasks bypass its network rules",
        OldVersion = "2025-04-01",
        IsGoodByDefault = true,
        BelowPremium = "which has no network rules to bypass",
    };
}
