using AciSecurity.Findings;
using AciSecurity.Images;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Most of what is in an image comes from the one that it was built on.</summary>
/// <remarks>org.opencontainers.image.base.name, as a label or an annotation, against the policy's list: whoever builds the image writes it.
/// https://github.com/opencontainers/image-spec/blob/main/annotations.md</remarks>
public sealed class ApprovedBaseImageRule : ImageRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.ApprovedBaseImage", "Image is built on an approved base image")
    {
        Severity = Severity.High,
        Section = Section.ApprovedImages,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciApprovedImage"],
        Controls = ["MCSB DS-6"],
        Needs = FactKinds.Images,
        Recommendation = "Build the image on one that the policy approves, and have the builder write org.opencontainers.image.base.name and base.digest.",
    };

    /// <inheritdoc/>
    protected override string? WhyNotApplicable(ContainerRuleContext context) =>
        context.Policy.ApprovedBaseImages.Count == 0 ? "is not judged: the policy lists no approved base images" : null;

    /// <inheritdoc/>
    protected override Verdict Evaluate(ImageReference image, ImageFacts facts, ContainerRuleContext context)
    {
        var approved = context.Policy.ApprovedBaseImages;
        if (IsApproved(image, approved)) return Pass("runs an image that the policy approves as a base image");
        var configurations = facts.ConfigurationsOn(context.Group.OsType);
        var bases = configurations.Select(configuration => configuration.BaseImageName).OfType<string>().Select(ImageReference.Parse).ToList();
        if (bases.Find(name => !IsApproved(name, approved)) is { } other) return Fail($"runs an image that is built on {Redaction.Text(other.Text)}, which the policy does not approve");
        if (facts.WhyNoConfiguration() is { } why) return Unknown($"runs an image of which it is not known on what it is built: {why}");
        return bases.Count < configurations.Count
            ? Unknown("runs an image that does not say on what it is built")
            : Pass($"runs an image that says it is built on {Redaction.Text(bases[0].Text)}, which the policy approves");
    }

    private static bool IsApproved(ImageReference image, IReadOnlyList<RegistryPattern> approved) =>
        image is { Host: { } host, Repository: { } repository } && approved.Any(pattern => pattern.Covers(host, repository));
}
