using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class QuarantineRuleTests : RegistrySettingTests<QuarantineRule>
{
    internal static Deciding Deciding => new(Given.Registry(), "properties.policies.quarantinePolicy.status");

    private protected override RegistrySetting Setting { get; } = new("properties.policies.quarantinePolicy.status")
    {
        GoodValue = "enabled",
        BadValue = "disabled",
        Good = "keeps new images in quarantine until they are released",
        Bad = "hands out new images before anything has looked at them",
        OldVersion = "2017-10-01",
        BelowPremium = "which has no quarantine",
    };
}
