using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class DataEndpointRuleTests : RegistrySettingTests<DataEndpointRule>
{
    internal static Deciding Deciding => new(Given.Registry(), "properties.dataEndpointEnabled");

    private protected override RegistrySetting Setting { get; } = new("properties.dataEndpointEnabled")
    {
        GoodValue = true,
        BadValue = false,
        Good = "has dedicated data endpoints",
        Bad = "has no dedicated data endpoints",
        OldVersion = "2019-05-01",
        BelowPremium = "which has no dedicated data endpoints",
    };
}
