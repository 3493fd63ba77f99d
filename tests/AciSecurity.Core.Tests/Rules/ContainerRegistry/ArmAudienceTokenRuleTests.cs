using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class ArmAudienceTokenRuleTests : RegistrySettingTests<ArmAudienceTokenRule>
{
    internal static Deciding Deciding => new(Given.Registry(), "properties.policies.azureADAuthenticationAsArmPolicy.status");

    private protected override RegistrySetting Setting { get; } = new("properties.policies.azureADAuthenticationAsArmPolicy.status")
    {
        GoodValue = "disabled",
        BadValue = "enabled",
        Good = "takes tokens for registries only",
        Bad = "takes tokens for Azure Resource Manager",
        OldVersion = "2023-07-01",
    };
}
