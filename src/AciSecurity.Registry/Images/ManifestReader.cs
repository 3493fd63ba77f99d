using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry.Client;

namespace AciSecurity.Registry.Images;

/// <summary>Reads manifests and indexes.</summary>
internal static class ManifestReader
{
    private const int MostAnnotations = 1000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = RegistryLimits.Depth, AllowDuplicateProperties = false };

    /// <summary>Reads a manifest.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="digest">What they are called.</param>
    /// <param name="contentType">What the registry says it is; null where it does not.</param>
    /// <exception cref="FormatException">It is none; the message says why, and quotes nothing of it.</exception>
    public static Manifest Read(ReadOnlyMemory<byte> content, Digest digest, string? contentType)
    {
        try
        {
            using var document = JsonDocument.Parse(content, Options);
            return Read(document.RootElement, content, digest, contentType);
        }
        catch (JsonException)
        {
            throw new FormatException("the manifest is no JSON, is too deep or has a member twice.");
        }
    }

    private static Manifest Read(JsonElement json, ReadOnlyMemory<byte> content, Digest digest, string? contentType)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("the manifest is no JSON object.");
        if (json.TryGetProperty("fsLayers", out _)) throw new FormatException("the manifest is of Docker's schema 1, which registries have given up.");
        var mediaType = MediaType(json, contentType);
        return new(new(mediaType, digest, content.Length) { ArtifactType = Text(json, "artifactType"), Annotations = Annotations(json) }, content)
        {
            Config = Descriptor(json, "config"),
            Layers = Descriptors(json, mediaType == MediaTypes.OciArtifact ? "blobs" : "layers"),
            Manifests = Descriptors(json, "manifests"),
            Subject = Descriptor(json, "subject"),
        };
    }

    /// <summary>What it is, where all who say so agree. What is one thing to one reader and another to the next can be signed as one and run as the
    /// other: https://github.com/opencontainers/distribution-spec/security/advisories/GHSA-mc8v-mgrf-8f4m.</summary>
    private static string MediaType(JsonElement json, string? contentType)
    {
        var said = Text(json, "mediaType");
        var sent = contentType?.Split(';')[0].Trim();
        if (said is not null && sent is not null && sent.Contains("vnd.", StringComparison.Ordinal) && said != sent) throw new FormatException("the manifest says that it is something else than the registry says.");
        var isIndex = json.TryGetProperty("manifests", out _);
        if (isIndex && (json.TryGetProperty("layers", out _) || json.TryGetProperty("config", out _))) throw new FormatException("the manifest is an image and an index at once.");
        var type = said ?? (sent?.Contains("vnd.", StringComparison.Ordinal) == true ? sent : isIndex ? MediaTypes.OciIndex : MediaTypes.OciManifest);
        return isIndex == (type is MediaTypes.OciIndex or MediaTypes.DockerList) ? type : throw new FormatException("the manifest's media type is not what it has in it.");
    }

    private static List<Descriptor> Descriptors(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null) return [];
        if (list.ValueKind != JsonValueKind.Array) throw new FormatException($"the manifest's '{name}' is no list.");
        if (list.GetArrayLength() > RegistryLimits.IndexEntries) throw new FormatException($"the manifest has more than {RegistryLimits.IndexEntries} '{name}'.");
        return [.. list.EnumerateArray().Select(DescriptorReader.Read)];
    }

    private static Descriptor? Descriptor(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? DescriptorReader.Read(value) : null;

    private static Dictionary<string, string> Annotations(JsonElement json) => DescriptorReader.Texts(json, "annotations", MostAnnotations);

    private static string? Text(JsonElement json, string name) => DescriptorReader.Text(json, name);
}
