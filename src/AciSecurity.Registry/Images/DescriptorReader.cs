using System.Text.Json;
using AciSecurity.Images;

namespace AciSecurity.Registry.Images;

/// <summary>Reads descriptors.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/main/descriptor.md</remarks>
internal static class DescriptorReader
{
    private const int MostAnnotations = 1000;

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Descriptor Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("a descriptor is no JSON object.");
        if (Text(json, "mediaType") is not { Length: > 0 } mediaType) throw new FormatException("a descriptor has no media type.");
        if (!Digest.TryParse(Text(json, "digest"), out var digest)) throw new FormatException("a descriptor has no digest that can be checked.");
        if (!json.TryGetProperty("size", out var size) || size.ValueKind != JsonValueKind.Number || !size.TryGetInt64(out var length) || length < 0)
        {
            throw new FormatException("a descriptor has no size.");
        }

        return new(mediaType, digest, length)
        {
            ArtifactType = Text(json, "artifactType"),
            Annotations = Texts(json, "annotations", MostAnnotations),
            Platform = json.TryGetProperty("platform", out var platform) && platform.ValueKind == JsonValueKind.Object
                ? new(Text(platform, "os") ?? "", Text(platform, "architecture") ?? "", Text(platform, "variant"))
                : null,
        };
    }

    /// <summary>A member that is a text; null where there is none.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static string? Text(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == JsonValueKind.String ? Unescaped(value) : throw new FormatException($"'{name}' is no text.");
    }

    /// <summary>A member that maps texts to texts; empty where there is none.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static Dictionary<string, string> Texts(JsonElement json, string name, int most)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!json.TryGetProperty(name, out var map) || map.ValueKind == JsonValueKind.Null) return texts;
        if (map.ValueKind != JsonValueKind.Object) throw new FormatException($"'{name}' is no JSON object.");
        foreach (var member in map.EnumerateObject())
        {
            if (texts.Count == most) throw new FormatException($"'{name}' has more than {most} members.");
            texts[member.Name] = member.Value.ValueKind == JsonValueKind.String ? Unescaped(member.Value) : throw new FormatException($"'{name}' has a member that is no text.");
        }

        return texts;
    }

    // Half of a surrogate pair is JSON and no text.
    private static string Unescaped(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("a text is not Unicode.");
        }
    }
}
