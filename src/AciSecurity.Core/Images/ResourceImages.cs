using AciSecurity.Resources;

namespace AciSecurity.Images;

/// <summary>What registries say of a resource: of the images that a container group runs, or of those that a registry holds.</summary>
public sealed record ResourceImages
{
    /// <summary>The facts of each image, by <see cref="ImageReference.Locator"/>.</summary>
    public IReadOnlyDictionary<string, ImageFacts> References { get; init; } = new Dictionary<string, ImageFacts>();

    /// <summary>Of a registry, its repositories; null where nobody looked.</summary>
    public IReadOnlyList<RepositorySignatures>? Repositories { get; init; }

    /// <summary>Why the repositories are not all there, as a sentence; null where they are.</summary>
    public string? WhyMissing { get; init; }

    /// <summary>The facts of an image; null where an expression hides which it is.</summary>
    public ImageFacts? Of(ImageReference image) => image.Locator is { } locator ? References.GetValueOrDefault(locator) : null;
}
