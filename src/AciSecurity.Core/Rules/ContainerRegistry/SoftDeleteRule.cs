using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>What is deleted from a registry is gone, unless soft delete keeps it for a while.</summary>
/// <remarks>properties.policies.softDeletePolicy.status; off by default. A preview that no stable api-version has, and not together with a
/// retention policy or replicas.
/// https://learn.microsoft.com/azure/container-registry/container-registry-soft-delete-policy</remarks>
public sealed class SoftDeleteRule : RegistryCompanionRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.SoftDelete", "Registry can restore deleted artifacts")
    {
        Severity = Severity.Low,
        Section = Section.VulnerabilityManagement,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciApprovedImage"],
        Needs = FactKinds.Replications,
        LeastBaseline = Baseline.Strict,
        Recommendation = "Run: az acr config soft-delete update --registry <registry> --status enabled --days 7. It is a preview, and it "
            + "excludes a retention policy, replicas and the artifact cache.",
    };

    /// <inheritdoc/>
    protected override PendingVerdicts Prepare(Registry registry)
    {
        var (identity, sku, retention) = (registry.Resource.Identity, registry.Sku, registry.Policies.Retention);
        var softDelete = registry.Policies.SoftDelete.Judge(
            byDefault: FeatureStatus.Disabled,
            isGood: status => status == FeatureStatus.Enabled,
            good: "can restore deleted artifacts",
            bad: "cannot restore deleted artifacts");
        if (softDelete.Outcome == Outcome.Pass || sku.IsBelowPremium()) return Now(softDelete);
        if (ByRetention(retention) is { } excluded) return Now(excluded);
        return Later(context => Excluded(softDelete, retention, Replicas.Judge(identity, context)) ?? softDelete);
    }

    private static Verdict? ByRetention(Setting<FeatureStatus> retention) => retention is { IsKnown: true, Value: FeatureStatus.Enabled }
        ? NotApplicable("has a retention policy, which excludes soft delete").On(retention)
        : null;

    /// <summary>What Premium alone has may exclude it, and then it is not to be asked for; null where it does not.</summary>
    private static Verdict? Excluded(Verdict softDelete, Setting<FeatureStatus> retention, Verdict replicas)
    {
        if (replicas.Outcome == Outcome.Pass) return replicas with { Outcome = Outcome.NotApplicable, Reason = $"{replicas.Reason}, which excludes soft delete" };
        if (softDelete.Outcome == Outcome.Unknown) return null;
        if (retention.IsUnresolved) return Unknown($"{softDelete.Reason}, unless a retention policy excludes it: retentionPolicy.status {retention.Reason}").On(retention);
        return replicas.Outcome == Outcome.Unknown ? Unknown($"{softDelete.Reason}, and {replicas.Reason}; a replica excludes soft delete") : null;
    }
}
