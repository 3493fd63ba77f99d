using System.Text.RegularExpressions;
using AciSecurity.Images;
using AciSecurity.Registry.Images;

namespace AciSecurity.Registry.Listing;

/// <summary>Tells images from what else is kept in registries.</summary>
internal static partial class ImageClassifier
{
    private const string DockerReferenceType = "vnd.docker.reference.type";

    /// <summary>What a manifest is.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="tags">Tags that lead to it.</param>
    public static ImageKind KindOf(Manifest manifest, IReadOnlyList<string> tags)
    {
        // A referrer is about an image, and an index at a fallback tag lists such.
        if (manifest.Subject is not null || (tags.Count > 0 && tags.All(IsAttachmentTag))) return ImageKind.Artifact;
        if (manifest.IsIndex) return manifest.Descriptor.ArtifactType is null ? ImageKind.Index : ImageKind.Artifact;
        return manifest.ArtifactType is MediaTypes.OciConfig or MediaTypes.DockerConfig ? ImageKind.Image : ImageKind.Artifact;
    }

    /// <summary>Whether an entry of an index is an attestation that a builder put beside the images.</summary>
    /// <remarks>https://docs.docker.com/build/metadata/attestations/attestation-storage/</remarks>
    public static bool IsAttestation(Descriptor entry) =>
        entry.Platform is { OperatingSystem: "unknown", Architecture: "unknown" } || entry.Annotations.GetValueOrDefault(DockerReferenceType) == "attestation-manifest";

    /// <summary>Whether a tag is where clients keep what belongs to an image: the index of its referrers, a cosign signature and its kind.</summary>
    public static bool IsAttachmentTag(string tag) => AttachmentTag().IsMatch(tag);

    [GeneratedRegex(@"^sha256-[0-9a-f]{64}(\.(sig|att|sbom))?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AttachmentTag();
}
