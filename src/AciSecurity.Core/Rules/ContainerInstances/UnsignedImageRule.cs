using AciSecurity.Findings;
using AciSecurity.Images;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Only a signature tells the image that somebody built from one that somebody else pushed in its place.</summary>
/// <remarks>Signatures of the Notary Project, of cosign, sigstore bundles and Docker Content Trust, verified by whom the policy trusts.
/// https://learn.microsoft.com/azure/container-registry/overview-sign-verify-artifacts</remarks>
public sealed class UnsignedImageRule : ImageRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.UnsignedImage", "Image is signed by somebody whom the policy trusts")
    {
        Severity = Severity.High,
        Section = Section.ApprovedImages,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciApprovedImage"],
        Controls = ["MCSB DS-6"],
        Needs = FactKinds.Images | FactKinds.ImageSignatures,
        Recommendation = "Sign the image by its digest (notation sign, cosign sign), name it by that digest, and say in the policy whom to trust.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(ImageReference image, ImageFacts facts, ContainerRuleContext context) => SignatureVerdicts.Of(facts.Signatures);
}
