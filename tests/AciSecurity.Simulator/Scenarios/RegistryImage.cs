using AciSecurity.Simulator.Registry;

namespace AciSecurity.Simulator.Scenarios;

/// <summary>An image that a registry holds at the start, and what goes with it.</summary>
public sealed record RegistryImage
{
    /// <summary>The registry, by its name.</summary>
    public string Registry { get; init; } = "";

    /// <summary>The repository.</summary>
    public string Repository { get; init; } = "";

    /// <summary>Its tags; none for an image that only its digest names.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What it runs on, as <c>linux/amd64</c> or <c>linux/arm/v7</c>. More than one makes an index with an image for each.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = ["linux/amd64"];

    /// <summary>Whether its manifests are Docker's rather than OCI's.</summary>
    public bool Docker { get; init; }

    /// <summary>What it runs, and as whom.</summary>
    public ImageConfig Config { get; init; } = new();

    /// <summary>Its layers: files by path, with what they hold. A small distribution where none is given.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Layers { get; init; } = [];

    /// <summary>What refers to it: signatures, SBOMs, attestations.</summary>
    public IReadOnlyList<ImageReferrer> Referrers { get; init; } = [];

    /// <summary>Whether a tag <c>sha256-….sig</c> stands beside it, as cosign makes one. The signature is none that could be verified.</summary>
    public bool CosignTag { get; init; }

    /// <summary>Whether Docker Content Trust has signed its tags, as the metadata says.</summary>
    public bool TrustSigned { get; init; }

    /// <summary>What may be done with its repository.</summary>
    public ContentAttributes? RepositoryAttributes { get; init; }

    /// <summary>What may be done with its tags.</summary>
    public ContentAttributes? TagAttributes { get; init; }

    /// <summary>What may be done with its manifest.</summary>
    public ContentAttributes? ManifestAttributes { get; init; }

    /// <summary>When it was pushed.</summary>
    public DateTimeOffset Pushed { get; init; } = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
}
