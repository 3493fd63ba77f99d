using AciSecurity.Sessions;

namespace AciSecurity.Ports;

/// <summary>A file that is to become a blob.</summary>
public sealed record BlobUpload
{
    /// <summary>Where the blob is to be.</summary>
    public required BlobAddress Address { get; init; }

    /// <summary>Full path of the file.</summary>
    public required string File { get; init; }

    /// <summary>Its media type, which browsers go by.</summary>
    public required string ContentType { get; init; }

    /// <summary>Whether a blob that is there is replaced.</summary>
    public bool Replace { get; init; }
}
