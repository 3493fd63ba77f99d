using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry.Images;

namespace AciSecurity.Registry.Tests;

/// <summary>Manifests that refer to an image.</summary>
internal static class Referrers
{
    /// <summary>Makes one with an empty configuration and one blob.</summary>
    public static Referrer Make(Descriptor subject, string artifactType, byte[] blob, string blobType = "application/json")
    {
        var layer = new Descriptor(blobType, Digest.Of(blob), blob.Length);
        var content = JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = MediaTypes.OciManifest,
            artifactType,
            config = Json(new(MediaTypes.Empty, Digest.Of("{}"u8), 2)),
            layers = new[] { Json(layer) },
            subject = Json(subject),
        });
        return new(new(MediaTypes.OciManifest, Digest.Of(content), content.Length) { ArtifactType = artifactType }, content, subject, [(layer, (ReadOnlyMemory<byte>)blob), (new(MediaTypes.Empty, Digest.Of("{}"u8), 2), "{}"u8.ToArray())]);
    }

    private static object Json(Descriptor descriptor) => new { mediaType = descriptor.MediaType, digest = descriptor.Digest.ToString(), size = descriptor.Size };
}
