namespace AciSecurity.Images;

/// <summary>Media types of what registries hold.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/main/media-types.md and
/// https://distribution.github.io/distribution/spec/manifest-v2-2/</remarks>
public static class MediaTypes
{
    /// <summary>An OCI image manifest: also the form of signatures and other artifacts.</summary>
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>An OCI image index: one image for several platforms, or a list of referrers.</summary>
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";

    /// <summary>A Docker image manifest.</summary>
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    /// <summary>A Docker manifest list: one image for several platforms.</summary>
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";

    /// <summary>An artifact manifest, which was taken out of the specification before its release and is still met in ACR.</summary>
    public const string OciArtifact = "application/vnd.oci.artifact.manifest.v1+json";

    /// <summary>The configuration of an OCI image.</summary>
    public const string OciConfig = "application/vnd.oci.image.config.v1+json";

    /// <summary>The configuration of a Docker image.</summary>
    public const string DockerConfig = "application/vnd.docker.container.image.v1+json";

    /// <summary>Two bytes, <c>{}</c>, where content has to be named and there is none.</summary>
    public const string Empty = "application/vnd.oci.empty.v1+json";
}
