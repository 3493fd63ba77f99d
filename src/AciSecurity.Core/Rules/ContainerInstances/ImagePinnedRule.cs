using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A tag can be moved to another image at any time; a digest names one image for ever.</summary>
/// <remarks>containers[].properties.image.
/// https://learn.microsoft.com/azure/container-registry/container-registry-image-tag-version</remarks>
public sealed class ImagePinnedRule : ContainerRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.ImagePinned", "Image is pinned by digest")
    {
        Severity = Severity.Medium,
        Section = Section.VulnerabilityManagement | Section.ApprovedImages,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciApprovedImage"],
        Controls = ["MCSB DS-6"],
        Recommendation = "Name the image by its digest: registry/repository@sha256:…; az acr manifest list-metadata shows it.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Container container, ContainerRuleContext context) =>
        container.Image.Match(
            known: image => Judge(image, context.Policy.Pinning),
            absent: () => Unknown("names no image"),
            unresolved: Unknown);

    private static Verdict Judge(ImageReference image, Pinning pinning) => image switch
    {
        { IsVersionKnown: false } => Unknown("has an image whose tag or digest an expression hides"),
        { IsPinned: true } => Pass("names its image by digest"),
        { Digest: not null } => Fail("names its image by something that is not a SHA-256 digest"),
        { Tag: null } => Fail("names its image without tag or digest, which means latest"),
        { Tag: var tag } when IsLatest(tag, pinning) => Fail("names its image by the tag latest, which is made to move"),
        _ when pinning == Pinning.Tag => Pass("names its image by a tag, which the policy allows"),
        _ => Fail("names its image by a tag, which can be moved to another image"),
    };

    // Tags have a letter case, so LATEST is another tag; where any tag will do, it is meant to move all the same.
    private static bool IsLatest(string tag, Pinning pinning) =>
        tag.Equals("latest", pinning == Pinning.Tag ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
