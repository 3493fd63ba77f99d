using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class SoftDeleteRuleTests : RegistrySettingTests<SoftDeleteRule>
{
    internal static Deciding Deciding => new(
        Unretained().AtVersion("2024-11-01-preview").With("properties.policies.softDeletePolicy.status", "enabled"),
        "properties.policies.softDeletePolicy.status");

    private const string Retention = "properties.policies.retentionPolicy.status";

    private protected override RegistrySetting Setting { get; } = new("properties.policies.softDeletePolicy.status")
    {
        GoodValue = "enabled",
        BadValue = "disabled",
        Good = "can restore deleted artifacts",
        Bad = "cannot restore deleted artifacts",
        OldVersion = "2025-11-01",
        Given = Unretained,
    };

    [Fact]
    public void A_retention_policy_excludes_it()
    {
        var registry = With("disabled").With(Retention, "ENABLED");
        var verdict = registry.JudgedBy<SoftDeleteRule>();

        verdict.Is(Outcome.NotApplicable, "has a retention policy, which excludes soft delete");
        Assert.Equal(Retention, Assert.Single(verdict.Evidence).Path);
        registry.AtVersion("2025-11-01").Without(Setting.Path).JudgedBy<SoftDeleteRule>().Is(Outcome.NotApplicable, "has a retention policy, which excludes soft delete");
        With("enabled").With(Retention, "ENABLED").JudgedBy<SoftDeleteRule>().Is(Outcome.Pass, "can restore deleted artifacts");
    }

    [Fact]
    public void A_hidden_retention_policy_may_exclude_it() =>
        With("disabled").With(Retention, "[parameters('retention')]").JudgedBy<SoftDeleteRule>()
            .IsUnknown("cannot restore deleted artifacts, unless a retention policy excludes it: retentionPolicy.status depends on");

    [Fact]
    public void A_replica_excludes_it()
    {
        var verdict = With("disabled").JudgedBy<SoftDeleteRule>(null, Given.Replication());

        verdict.Is(Outcome.NotApplicable, "has the replica 'northeurope', which excludes soft delete");
        Assert.Equal("Microsoft.ContainerRegistry/registries/replications", Assert.Single(verdict.Evidence).Path);
        With("enabled").JudgedBy<SoftDeleteRule>(null, Given.Replication()).Is(Outcome.Pass, "can restore deleted artifacts");
    }

    [Fact]
    public void A_replica_that_nobody_sees_may_exclude_it()
    {
        With("disabled").Exported().JudgedBy<SoftDeleteRule>()
            .Is(Outcome.Unknown, "cannot restore deleted artifacts, and may have a replica: this source carries none; a replica excludes soft delete");
        With("disabled").JudgedBy<SoftDeleteRule>(null, Given.Replication().With("condition", "[parameters('replicate')]"))
            .IsUnknown("cannot restore deleted artifacts, and has the replica 'northeurope', and its condition depends on");
        With("disabled").Exported().With("sku.name", "Standard").JudgedBy<SoftDeleteRule>().Is(Outcome.Fail, "cannot restore deleted artifacts");
    }

    private static GivenResource Unretained() => Given.Registry().Without("properties.policies.retentionPolicy");
}
