using AciSecurity.Signatures;

namespace AciSecurity.Images;

/// <summary>What was found out of one image that containers run, or why not.</summary>
public sealed record ImageFacts
{
    /// <summary>What the reference leads to, an image or an index; null where it could not be read.</summary>
    public RegistryImage? Image { get; init; }

    /// <summary>Why nothing is known, as a sentence; null where <see cref="Image"/> is.</summary>
    public string? WhyMissing { get; init; }

    /// <summary>The configurations of what Azure Container Instances may run of it: of an index the images for amd64.</summary>
    /// <remarks>It has no hosts of another kind: https://learn.microsoft.com/azure/container-instances/container-instances-faq</remarks>
    public IReadOnlyList<ImageConfiguration> Configurations { get; init; } = [];

    /// <summary>Why <see cref="Configurations"/> are not all there, as a sentence; null where they are.</summary>
    public string? WhyNotConfigured { get; init; }

    /// <summary>How it is signed; null where <see cref="Image"/> is, and where nobody looked.</summary>
    public ImageSignatures? Signatures { get; init; }

    /// <summary>When a tag of its repository was moved last; null where the registry does not say.</summary>
    public DateTimeOffset? NewestTag { get; init; }

    /// <summary>What is said where nothing could be found out.</summary>
    public static ImageFacts Missing(string why) => new() { WhyMissing = why };
}
