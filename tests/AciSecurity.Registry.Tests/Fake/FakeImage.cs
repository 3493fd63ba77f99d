using System.Text.Json;
using AciSecurity.Images;

namespace AciSecurity.Registry.Tests.Fake;

/// <summary>Manifests as a test needs them.</summary>
internal static class FakeImage
{
    /// <summary>Puts an image there: a configuration, layers, and a manifest with a tag.</summary>
    public static Descriptor Put(FakeRegistry registry, string repository, string tag, object? configuration = null, params (byte[] Content, string Type)[] layers)
    {
        var config = registry.PutBlob(repository, JsonSerializer.SerializeToUtf8Bytes(configuration ?? new { os = "linux", architecture = "amd64" }), MediaTypes.OciConfig);
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = MediaTypes.OciManifest,
            config = Json(config),
            layers = layers.Select(layer => Json(registry.PutBlob(repository, layer.Content, layer.Type))),
        });
        return registry.Put(repository, manifest, MediaTypes.OciManifest, tag);
    }

    /// <summary>Puts an index there.</summary>
    public static Descriptor PutIndex(FakeRegistry registry, string repository, string tag, params Descriptor[] children) =>
        registry.Put(repository, JsonSerializer.SerializeToUtf8Bytes(new { schemaVersion = 2, mediaType = MediaTypes.OciIndex, manifests = children.Select(Json) }), MediaTypes.OciIndex, tag);

    /// <summary>Says which tags a repository has.</summary>
    public static void Tag(FakeRegistry registry, string repository, params string[] tags) =>
        registry.Content[$"/v2/{repository}/tags/list"] = ("application/json", JsonSerializer.SerializeToUtf8Bytes(new { name = repository, tags }));

    /// <summary>A descriptor as JSON.</summary>
    public static object Json(Descriptor descriptor) => descriptor.Platform is { } platform
        ? new { mediaType = descriptor.MediaType, digest = descriptor.Digest.ToString(), size = descriptor.Size, platform = new { os = platform.OperatingSystem, architecture = platform.Architecture } }
        : new { mediaType = descriptor.MediaType, digest = descriptor.Digest.ToString(), size = descriptor.Size };
}
