namespace AciSecurity.Images;

/// <summary>What is locked in Azure Container Registry: a repository, a tag or a manifest. Each has locks of its own.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Tag">The tag; null for the others.</param>
/// <param name="Digest">The manifest; null for the others.</param>
public sealed record LockTarget(string Repository, string? Tag = null, Digest? Digest = null)
{
    /// <inheritdoc/>
    public override string ToString() => Digest is not null ? $"{Repository}@{Digest}" : Tag is not null ? $"{Repository}:{Tag}" : Repository;
}
