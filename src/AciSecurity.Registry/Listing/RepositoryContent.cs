using AciSecurity.Registry.Images;

namespace AciSecurity.Registry.Listing;

/// <summary>What a repository's lists show.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Manifests">Its manifests, each once.</param>
internal sealed record RepositoryContent(ImageRepository Repository, IReadOnlyList<ListedManifest> Manifests)
{
    /// <summary>All tags that were listed; null where nobody listed them, so that any may be there.</summary>
    public IReadOnlySet<string>? Tags { get; init; }

    /// <summary>What the lists leave out, as a sentence; null where nothing is known of that.</summary>
    public string? Gap { get; init; }

    /// <summary>Whether a tag may be there.</summary>
    public bool MayHave(string tag) => Tags?.Contains(tag) != false;
}
