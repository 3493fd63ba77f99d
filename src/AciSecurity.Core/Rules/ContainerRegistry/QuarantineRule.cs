using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>With quarantine nobody pulls an image before a scanner has released it.</summary>
/// <remarks>properties.policies.quarantinePolicy.status; off by default, a preview for years.
/// https://github.com/Azure/acr/tree/main/docs/preview/quarantine</remarks>
public sealed class QuarantineRule : RegistryRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.Quarantine", "Registry keeps new images in quarantine")
    {
        Severity = Severity.Informational,
        Section = Section.VulnerabilityManagement | Section.ApprovedImages,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciApprovedImage"],
        LeastBaseline = Baseline.Strict,
        Recommendation = "Set up a scanner that releases images, have it scan those that are there, and only then set "
            + "policies.quarantinePolicy.status to enabled: without the scanner nobody can pull.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context) =>
        registry.Sku.JudgePremium("which has no quarantine", () => registry.Policies.Quarantine.Judge(
            byDefault: FeatureStatus.Disabled,
            isGood: status => status == FeatureStatus.Enabled,
            good: "keeps new images in quarantine until they are released",
            bad: "hands out new images before anything has looked at them"));
}
