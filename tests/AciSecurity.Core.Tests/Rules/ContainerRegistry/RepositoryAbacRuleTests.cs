using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class RepositoryAbacRuleTests : RegistrySettingTests<RepositoryAbacRule>
{
    internal static Deciding Deciding => new(Given.Registry(), "properties.roleAssignmentMode");

    private protected override RegistrySetting Setting { get; } = new("properties.roleAssignmentMode")
    {
        GoodValue = "AbacRepositoryPermissions",
        BadValue = "LegacyRegistryPermissions",
        Good = "can grant permissions by repository",
        Bad = "grants permissions for all of its repositories at once",
        OldVersion = "2025-04-01",
    };
}
