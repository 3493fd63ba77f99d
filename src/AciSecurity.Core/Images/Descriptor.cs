namespace AciSecurity.Images;

/// <summary>Names one piece of content in a registry: what it is, what it is called, and how long it is.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/main/descriptor.md</remarks>
/// <param name="MediaType">What the content is.</param>
/// <param name="Digest">What it is called.</param>
/// <param name="Size">Its length in bytes. Checked before the digest, so that nobody hashes without end.</param>
public sealed record Descriptor(string MediaType, Digest Digest, long Size)
{
    /// <summary>For what the content is, where its media type does not say; null where nothing is said.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>What was written to it; empty where nothing was.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = NoAnnotations;

    /// <summary>For which machine an image of an index is; null where nothing is said.</summary>
    public Platform? Platform { get; init; }

    private static IReadOnlyDictionary<string, string> NoAnnotations { get; } = new Dictionary<string, string>();
}
