namespace AciSecurity.Images;

/// <summary>What a manifest in a registry is.</summary>
public enum ImageKind
{
    /// <summary>An image for one platform.</summary>
    Image,

    /// <summary>One image for several platforms: a list of images.</summary>
    Index,

    /// <summary>Something else that is kept in a registry: a signature, a bill of materials, a chart. It does not run.</summary>
    Artifact,
}
