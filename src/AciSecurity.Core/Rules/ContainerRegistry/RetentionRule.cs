using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Images that lost their tag can still be pulled by digest, with every vulnerability that was found since.</summary>
/// <remarks>properties.policies.retentionPolicy.status; off by default, Premium only, and not together with soft delete.
/// https://learn.microsoft.com/azure/container-registry/container-registry-retention-policy</remarks>
public sealed class RetentionRule : RegistryRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.Retention", "Registry deletes untagged manifests")
    {
        Severity = Severity.Informational,
        Section = Section.VulnerabilityManagement,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciApprovedImage"],
        LeastBaseline = Baseline.Strict,
        Recommendation = "Where nothing pulls images by digest, or what does has locked them, run: "
            + "az acr config retention update --registry <registry> --status enabled --days 30 --type UntaggedManifests.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context) =>
        registry.Sku.JudgePremium("which has no retention policy", () =>
        {
            var retention = registry.Policies.Retention.Judge(
                byDefault: FeatureStatus.Disabled,
                isGood: status => status == FeatureStatus.Enabled,
                good: "deletes untagged manifests",
                bad: "keeps untagged manifests");
            var softDelete = registry.Policies.SoftDelete;
            return retention.Outcome == Outcome.Fail && softDelete is { IsKnown: true, Value: FeatureStatus.Enabled }
                ? NotApplicable("has soft delete, which excludes a retention policy").On(softDelete)
                : retention;
        });
}
