namespace AciSecurity.Images;

/// <summary>Which images of a registry are meant.</summary>
public sealed record ImageQuery
{
    /// <summary>Repositories, in which wildcards stand; empty for all that the caller may list.</summary>
    public IReadOnlyList<string> Repositories { get; init; } = [];

    /// <summary>Tags, in which wildcards stand; empty for all images, untagged ones too where the registry lists them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Digests; empty for all.</summary>
    public IReadOnlyList<Digest> Digests { get; init; } = [];

    /// <summary>How many images of each repository, those with the newest tags first; null for all.</summary>
    public int? Latest { get; init; }

    /// <summary>Whether the images of an index are given too.</summary>
    public bool IsExpanded { get; init; } = true;

    /// <summary>Whether configurations and layers are read too.</summary>
    public bool IsDetailed { get; init; }

    /// <summary>Whether what is no image is given too: signatures, bills of materials, charts.</summary>
    public bool WithArtifacts { get; init; }
}
