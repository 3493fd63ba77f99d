using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Docker Content Trust leaves the service: signatures that are still made with it will one day not verify.</summary>
/// <remarks>properties.policies.trustPolicy.status; off by default. It cannot be enabled anew since 2026-05-31 and ends on 2028-03-31.
/// https://learn.microsoft.com/azure/container-registry/container-registry-content-trust-deprecation</remarks>
public sealed class ContentTrustRule : RegistryRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.ContentTrust", "Registry has left Docker Content Trust")
    {
        Severity = Severity.Low,
        Section = Section.ApprovedImages,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciApprovedImage"],
        Recommendation = "Sign images with Notary Project tools (notation), verify these signatures where images are used, and then disable "
            + "content trust: before 2028-03-31, when it ends.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context) =>
        registry.Policies.ContentTrust.Judge(
            byDefault: FeatureStatus.Disabled,
            isGood: status => status == FeatureStatus.Disabled,
            good: "does not use Docker Content Trust",
            bad: "uses Docker Content Trust, which ends on 2028-03-31");
}
