namespace AciSecurity.Images;

/// <summary>An image, or another thing with a manifest, as it is in a registry.</summary>
/// <param name="Registry">The login server.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Digest">What it is called for ever.</param>
/// <param name="Kind">What it is.</param>
public sealed record RegistryImage(string Registry, string Repository, Digest Digest, ImageKind Kind)
{
    /// <summary>The tags that lead to it now; empty where none does.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The media type of its manifest.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>For what it is, where that is not an image: its artifact type, or what its configuration is.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>For which machine it is; null for an index, and where nobody looked.</summary>
    public Platform? Platform { get; init; }

    /// <summary>The images of an index: their platforms and digests. Empty for an image.</summary>
    public IReadOnlyList<Descriptor> Platforms { get; init; } = [];

    /// <summary>The indexes that it is part of, among those that were read.</summary>
    public IReadOnlyList<Digest> Indexes { get; init; } = [];

    /// <summary>What it refers to; null where it stands for itself.</summary>
    public Digest? Subject { get; init; }

    /// <summary>Bytes of its manifest.</summary>
    public long ManifestSize { get; init; }

    /// <summary>Bytes of its layers and configuration, or of all that Azure Container Registry counts; null for an index elsewhere.</summary>
    public long? Size { get; init; }

    /// <summary>When it was pushed first; null where the registry does not say.</summary>
    public DateTimeOffset? Pushed { get; init; }

    /// <summary>When it or its tags were changed last; null where the registry does not say.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>What may be done to it; null where the registry has no such thing, or it was not asked.</summary>
    public ImageLocks? Locks { get; init; }

    /// <summary>Passed, Failed and so on; null where the registry quarantines nothing.</summary>
    public string? Quarantine { get; init; }

    /// <summary>Whether Docker Content Trust has one of its tags, as the registry says. It says nothing of other signatures, and proves nothing.</summary>
    public bool IsInContentTrust { get; init; }

    /// <summary>How it runs; null where nobody asked for details.</summary>
    public ImageConfiguration? Configuration { get; init; }

    /// <summary>Where the registry answers: a login server alone does not say that one on this machine is without TLS. Null where it is not known.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The id of the registry's resource; null where it is not known.</summary>
    public string? ResourceId { get; init; }

    /// <summary>How it is pulled: by its digest.</summary>
    public string Reference => $"{Registry}/{Repository}@{Digest}";

    /// <inheritdoc/>
    public override string ToString() => Reference;
}
