using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry.Sigstore.Cosign;
using AciSecurity.Registry.Tests.Fake;

namespace AciSecurity.Registry.Tests.Facts;

/// <summary>A signature that proves nothing.</summary>
internal static class FakeSignature
{
    /// <summary>Puts one of cosign's form where cosign puts it; gives the tag.</summary>
    public static string Put(FakeRegistry registry, string repository, Descriptor image)
    {
        var tag = $"{image.Digest.Algorithm}-{image.Digest.Hex}.sig";
        var layer = registry.PutBlob(repository, "{}"u8.ToArray(), CosignLayer.MediaType);
        registry.Put(repository, JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = MediaTypes.OciManifest,
            config = FakeImage.Json(registry.PutBlob(repository, "{}"u8.ToArray(), MediaTypes.OciConfig)),
            layers = new[] { FakeImage.Json(layer) },
        }), MediaTypes.OciManifest, tag);
        return tag;
    }
}
