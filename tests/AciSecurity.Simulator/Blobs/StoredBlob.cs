namespace AciSecurity.Simulator.Blobs;

/// <summary>A blob.</summary>
/// <param name="Content">What it holds.</param>
/// <param name="ContentType">The media type that it was given.</param>
public sealed record StoredBlob(ReadOnlyMemory<byte> Content, string ContentType)
{
    /// <summary>What tells this content from an earlier one.</summary>
    public string ETag { get; } = $"\"0x{Guid.NewGuid():N}\"";
}
