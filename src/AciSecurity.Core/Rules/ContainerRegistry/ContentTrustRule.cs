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
        registry.TrustPolicyStatus.Match(
            known: status => status.ToUpperInvariant() switch
            {
                "ENABLED" => Fail("uses Docker Content Trust, which ends on 2028-03-31"),
                "DISABLED" => Pass("does not use Docker Content Trust"),
                _ => Unknown("has a trust policy whose status is not known"),
            },
            absent: () => Pass("does not use Docker Content Trust, which is the default"),
            unresolved: Unknown);
}
