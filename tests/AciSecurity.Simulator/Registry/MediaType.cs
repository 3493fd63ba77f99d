namespace AciSecurity.Simulator.Registry;

/// <summary>Media types of manifests, configurations and layers (https://github.com/opencontainers/image-spec/blob/main/media-types.md).</summary>
internal static class MediaType
{
    public const string Manifest = "application/vnd.oci.image.manifest.v1+json";
    public const string Index = "application/vnd.oci.image.index.v1+json";
    public const string Artifact = "application/vnd.oci.artifact.manifest.v1+json";
    public const string Config = "application/vnd.oci.image.config.v1+json";
    public const string Layer = "application/vnd.oci.image.layer.v1.tar+gzip";
    public const string Empty = "application/vnd.oci.empty.v1+json";
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";
    public const string DockerConfig = "application/vnd.docker.container.image.v1+json";
    public const string DockerLayer = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    public static bool IsManifest(string type) => type is Manifest or Index or Artifact or DockerManifest or DockerList;
}
