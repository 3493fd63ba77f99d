using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>An image from a registry that nobody approved went past every check that the approved ones have.</summary>
/// <remarks>containers[].properties.image, against the policy's list.
/// https://learn.microsoft.com/azure/container-instances/container-instances-image-security</remarks>
public sealed class ApprovedRegistryRule : ContainerRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.ApprovedRegistry", "Image comes from an approved registry")
    {
        Severity = Severity.High,
        Section = Section.PrivateRegistry | Section.ApprovedImages,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciPrivateRegistry", "Test-AciApprovedImage"],
        Controls = ["MCSB DS-6"],
        Recommendation = "Import the image into an approved registry (az acr import) and name it from there, or approve its registry in the policy.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Container container, ContainerRuleContext context)
    {
        var approved = context.Policy.ApprovedRegistries;
        if (approved.Count == 0) return NotApplicable("is not judged: the policy lists no approved registries");
        return container.Image.Match(
            known: image => Judge(image, approved),
            absent: () => Unknown("names no image"),
            unresolved: Unknown);
    }

    private static Verdict Judge(ImageReference image, IReadOnlyList<RegistryPattern> approved)
    {
        if (image.Host is not { } written) return Unknown("has an image whose registry an expression hides");
        var host = written.EndsWith(":443", StringComparison.Ordinal) ? written[..^4] : written;
        if (RegistryHost.IsSomeAzure(image))
        {
            // Only a pattern for every registry covers one whose name nobody knows.
            return approved.Any(pattern => pattern.Covers("*." + host, ""))
                ? Pass("comes from an Azure Container Registry, all of which the policy approves")
                : Unknown("comes from an Azure Container Registry that an expression names, so whether the policy approves it is not known");
        }

        var shown = Redaction.Text(host);
        if (approved.Any(pattern => pattern.Covers(host, image.Repository ?? ""))) return Pass($"comes from {shown}, as the policy approves");
        if (!approved.Any(pattern => (pattern with { RepositoryPrefix = "" }).Covers(host, ""))) return Fail($"comes from {shown}, which the policy does not approve");
        return image.Repository is null
            ? Unknown($"comes from {shown}, of which the policy approves a part, and an expression hides the repository")
            : Fail($"comes from a repository of {shown} that the policy does not approve");
    }
}
