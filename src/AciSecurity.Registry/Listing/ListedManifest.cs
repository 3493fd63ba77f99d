using AciSecurity.Images;
using AciSecurity.Registry.Attributes;

namespace AciSecurity.Registry.Listing;

/// <summary>A manifest that a repository's lists show, before it is read.</summary>
/// <param name="Digest">The manifest; null where only a tag is known yet.</param>
internal sealed record ListedManifest(Digest? Digest)
{
    /// <summary>Tags that lead to it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What Azure knows of it; null elsewhere.</summary>
    public ManifestAttributes? Attributes { get; init; }

    /// <summary>Whether Docker Content Trust has one of its tags.</summary>
    public bool IsInContentTrust { get; init; }

    /// <summary>How it is asked for.</summary>
    public string Reference => Digest?.ToString() ?? Tags[0];
}
