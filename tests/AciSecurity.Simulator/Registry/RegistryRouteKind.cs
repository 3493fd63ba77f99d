namespace AciSecurity.Simulator.Registry;

/// <summary>What a path of a registry is about.</summary>
internal enum RegistryRouteKind
{
    /// <summary>Whether this is a registry, and whether the caller has signed in: /v2/.</summary>
    Base,

    /// <summary>The repositories: /v2/_catalog and /acr/v1/_catalog.</summary>
    Catalog,

    /// <summary>The names of tags: /v2/…/tags/list.</summary>
    TagNames,

    /// <summary>A manifest: /v2/…/manifests/….</summary>
    Manifest,

    /// <summary>A blob: /v2/…/blobs/….</summary>
    Blob,

    /// <summary>A blob on its way: /v2/…/blobs/uploads/….</summary>
    Upload,

    /// <summary>What refers to a manifest: /v2/…/referrers/….</summary>
    Referrers,

    /// <summary>A repository's attributes: /acr/v1/….</summary>
    Repository,

    /// <summary>Tags with their attributes: /acr/v1/…/_tags.</summary>
    Tags,

    /// <summary>A tag with its attributes: /acr/v1/…/_tags/….</summary>
    Tag,

    /// <summary>Manifests with their attributes: /acr/v1/…/_manifests.</summary>
    Manifests,

    /// <summary>A manifest with its attributes: /acr/v1/…/_manifests/….</summary>
    ManifestAttributes,
}
