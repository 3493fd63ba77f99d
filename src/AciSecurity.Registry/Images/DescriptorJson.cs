using System.Text.Json;
using AciSecurity.Images;

namespace AciSecurity.Registry.Images;

/// <summary>Writes descriptors.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/main/descriptor.md</remarks>
internal static class DescriptorJson
{
    /// <summary>Writes one, with all that is known of it.</summary>
    public static void Write(Utf8JsonWriter json, Descriptor descriptor)
    {
        json.WriteStartObject();
        json.WriteString("mediaType", descriptor.MediaType);
        json.WriteString("digest", descriptor.Digest.ToString());
        json.WriteNumber("size", descriptor.Size);
        if (descriptor.ArtifactType is { } type) json.WriteString("artifactType", type);
        if (descriptor.Platform is { } platform)
        {
            json.WriteStartObject("platform");
            json.WriteString("architecture", platform.Architecture);
            json.WriteString("os", platform.OperatingSystem);
            if (platform.Variant is not null) json.WriteString("variant", platform.Variant);
            json.WriteEndObject();
        }

        if (descriptor.Annotations.Count > 0)
        {
            json.WriteStartObject("annotations");
            foreach (var (name, value) in descriptor.Annotations.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteString(name, value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
