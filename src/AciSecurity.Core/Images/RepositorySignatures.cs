using AciSecurity.Signatures;

namespace AciSecurity.Images;

/// <summary>How the tagged images of a repository are signed.</summary>
/// <param name="Name">The repository.</param>
public sealed record RepositorySignatures(string Name)
{
    /// <summary>Its tagged images.</summary>
    public IReadOnlyList<ImageSignatures> Images { get; init; } = [];

    /// <summary>Why these may not be all, as sentences; null where they are.</summary>
    public string? Gap { get; init; }
}
