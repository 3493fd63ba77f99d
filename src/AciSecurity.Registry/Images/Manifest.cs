using AciSecurity.Images;

namespace AciSecurity.Registry.Images;

/// <summary>A manifest or index as a registry keeps it: bytes that the digest was made of, and what they say.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/main/manifest.md and image-index.md; Docker's are alike.</remarks>
/// <param name="Descriptor">What it is called; with its artifact type and annotations.</param>
/// <param name="Content">The bytes.</param>
internal sealed record Manifest(Descriptor Descriptor, ReadOnlyMemory<byte> Content)
{
    /// <summary>The configuration; null for an index.</summary>
    public Descriptor? Config { get; init; }

    /// <summary>The layers of an image, the blobs of an artifact; empty for an index.</summary>
    public IReadOnlyList<Descriptor> Layers { get; init; } = [];

    /// <summary>The manifests of an index.</summary>
    public IReadOnlyList<Descriptor> Manifests { get; init; } = [];

    /// <summary>What it refers to, e.g. the image that it signs; null where it stands for itself.</summary>
    public Descriptor? Subject { get; init; }

    /// <summary>Whether it is an index.</summary>
    public bool IsIndex => Descriptor.MediaType is MediaTypes.OciIndex or MediaTypes.DockerList;

    /// <summary>For what it is: its artifact type, or else what its configuration is.</summary>
    /// <remarks>https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers</remarks>
    public string? ArtifactType => Descriptor.ArtifactType ?? Config?.MediaType;
}
