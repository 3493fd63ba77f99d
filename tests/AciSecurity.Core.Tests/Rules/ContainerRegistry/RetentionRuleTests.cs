using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class RetentionRuleTests : RegistrySettingTests<RetentionRule>
{
    internal static Deciding Deciding => new(Given.Registry(), "properties.policies.retentionPolicy.status");

    private protected override RegistrySetting Setting { get; } = new("properties.policies.retentionPolicy.status")
    {
        GoodValue = "enabled",
        BadValue = "disabled",
        Good = "deletes untagged manifests",
        Bad = "keeps untagged manifests",
        OldVersion = "2017-10-01",
        BelowPremium = "which has no retention policy",
    };

    [Fact]
    public void Soft_delete_excludes_it()
    {
        var registry = With("disabled").With("properties.policies.softDeletePolicy.status", "Enabled");
        var verdict = registry.JudgedBy<RetentionRule>();

        verdict.Is(Outcome.NotApplicable, "has soft delete, which excludes a retention policy");
        Assert.Equal("properties.policies.softDeletePolicy.status", Assert.Single(verdict.Evidence).Path);
        registry.With(Setting.Path, "enabled").JudgedBy<RetentionRule>().Is(Outcome.Pass, "deletes untagged manifests");
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("[parameters('soft')]")]
    public void Soft_delete_that_is_not_known_to_be_on_excludes_nothing(string status) =>
        With("disabled").With("properties.policies.softDeletePolicy.status", status).JudgedBy<RetentionRule>().Is(Outcome.Fail, "keeps untagged manifests");
}
