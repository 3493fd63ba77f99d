using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Registry;

/// <summary>Makes the images that a scenario names: layers, configurations, manifests, an index, and what refers to them.</summary>
internal sealed class ImagePush(SimulatedRegistry registry)
{
    private static readonly IReadOnlyDictionary<string, string> Distribution = new Dictionary<string, string>
    {
        ["etc/os-release"] = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\n",
        ["app/README"] = "An image of a simulated registry.\n",
    };

    public string Push(RegistryImage image)
    {
        var repository = registry.FindOrMake(image.Repository, image.Pushed);
        var images = image.Platforms.Select(platform => PushPlatform(image, platform, image.Platforms.Count == 1 ? null : platform)).ToList();
        var descriptor = images is [var only] ? only : Put(image, Index(image, images), image.Docker ? MediaType.DockerList : MediaType.Index);
        var digest = descriptor["digest"]!.GetValue<string>();
        foreach (var tag in image.Tags) registry.Push(image.Repository, tag, repository.Manifest(digest)!.Content, null, image.Pushed);
        var referrers = image.Referrers.Select(referrer => (referrer.ReferrersTag, Descriptor: PushReferrer(image, referrer, descriptor))).ToList();
        PushReferrersTag(image, digest, [.. referrers.Where(referrer => referrer.ReferrersTag).Select(referrer => referrer.Descriptor)]);
        if (image.CosignTag) PushCosignTag(image, digest);
        repository.Attributes = image.RepositoryAttributes ?? repository.Attributes;
        repository.Manifest(digest)!.Attributes = image.ManifestAttributes ?? new();
        foreach (var tag in image.Tags.Select(tag => repository.Tag(tag)!)) (tag.Attributes, tag.TrustSigned) = (image.TagAttributes ?? new(), image.TrustSigned);
        return digest;
    }

    private JsonObject PushPlatform(RegistryImage image, string platform, string? ofIndex)
    {
        var layers = (image.Layers.Count > 0 ? image.Layers : [Distribution]).Select(LayerArchive.Of).ToList();
        var config = Blob(image, ImageConfiguration.Of(image.Config, platform, layers), image.Docker ? MediaType.DockerConfig : MediaType.Config);
        var manifest = Manifest(image, config, layers.Select(layer => Blob(image, layer.Content, image.Docker ? MediaType.DockerLayer : MediaType.Layer)));
        var descriptor = Put(image, manifest, image.Docker ? MediaType.DockerManifest : MediaType.Manifest);
        if (ofIndex is not null) descriptor["platform"] = ImageConfiguration.Platform(ofIndex);
        return descriptor;
    }

    private JsonObject PushReferrer(RegistryImage image, ImageReferrer referrer, JsonObject subject)
    {
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaType.Manifest,
            ["artifactType"] = referrer.ArtifactType,
            ["config"] = Blob(image, "{}"u8.ToArray(), MediaType.Empty),
            ["layers"] = new JsonArray(Blob(image, Encoding.UTF8.GetBytes(referrer.Content), referrer.MediaType)),
            ["subject"] = new JsonObject { ["mediaType"] = subject["mediaType"]!.DeepClone(), ["digest"] = subject["digest"]!.DeepClone(), ["size"] = subject["size"]!.DeepClone() },
        };
        var annotations = new JsonObject(referrer.Annotations.Select(annotation => KeyValuePair.Create(annotation.Key, (JsonNode?)annotation.Value)));
        if (annotations.Count > 0) manifest["annotations"] = annotations;
        var descriptor = Put(image, manifest, MediaType.Manifest);
        descriptor["artifactType"] = referrer.ArtifactType;
        if (annotations.Count > 0) descriptor["annotations"] = annotations.DeepClone();
        return descriptor;
    }

    private void PushReferrersTag(RegistryImage image, string digest, JsonNode[] referrers)
    {
        if (referrers.Length == 0) return;
        var index = new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = MediaType.Index, ["manifests"] = new JsonArray(referrers) };
        registry.Push(image.Repository, digest.Replace(':', '-'), WireJson.Bytes(index), MediaType.Index, image.Pushed);
    }

    // https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md
    private void PushCosignTag(RegistryImage image, string digest)
    {
        var payload = $$"""{"critical":{"identity":{"docker-reference":"{{registry.Name}}.azurecr.io/{{image.Repository}}"},"image":{"docker-manifest-digest":"{{digest}}"},"type":"cosign container image signature"},"optional":null}""";
        var layer = Blob(image, Encoding.UTF8.GetBytes(payload), "application/vnd.dev.cosign.simplesigning.v1+json");
        layer["annotations"] = new JsonObject { ["dev.cosignproject.cosign/signature"] = Convert.ToBase64String("not a real signature"u8) };
        var manifest = Manifest(image with { Docker = false }, Blob(image, ImageConfiguration.Of(new() { Created = null }, "/", []), MediaType.Config), [layer]);
        registry.Push(image.Repository, digest.Replace(':', '-') + ".sig", WireJson.Bytes(manifest), MediaType.Manifest, image.Pushed);
    }

    private static JsonObject Index(RegistryImage image, IEnumerable<JsonObject> manifests) => new()
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = image.Docker ? MediaType.DockerList : MediaType.Index,
        ["manifests"] = new JsonArray([.. manifests]),
    };

    private static JsonObject Manifest(RegistryImage image, JsonObject config, IEnumerable<JsonObject> layers) => new()
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = image.Docker ? MediaType.DockerManifest : MediaType.Manifest,
        ["config"] = config,
        ["layers"] = new JsonArray([.. layers]),
    };

    private JsonObject Put(RegistryImage image, JsonObject manifest, string mediaType)
    {
        var content = WireJson.Bytes(manifest);
        return Descriptor(mediaType, registry.Push(image.Repository, null, content, mediaType, image.Pushed), content.Length);
    }

    private JsonObject Blob(RegistryImage image, byte[] content, string mediaType) => Descriptor(mediaType, registry.PushBlob(image.Repository, content), content.Length);

    private static JsonObject Descriptor(string mediaType, string digest, int size) => new() { ["mediaType"] = mediaType, ["digest"] = digest, ["size"] = size };
}
