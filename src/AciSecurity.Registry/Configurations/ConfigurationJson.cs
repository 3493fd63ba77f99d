using System.Globalization;
using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry.Images;

namespace AciSecurity.Registry.Configurations;

/// <summary>An image's configuration as it stands in its blob.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/main/config.md</remarks>
internal static class ConfigurationJson
{
    private const int MostMembers = 10_000;

    /// <summary>Reads it.</summary>
    /// <param name="json">The configuration.</param>
    /// <param name="annotations">What was written to the manifest: builders name base images there or in labels.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static ImageConfiguration Read(JsonElement json, IReadOnlyDictionary<string, string> annotations)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("the image's configuration is no JSON object.");
        var config = json.TryGetProperty("config", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : default;
        var labels = config.ValueKind == JsonValueKind.Object ? DescriptorReader.Texts(config, "Labels", MostMembers) : [];
        return new()
        {
            User = Text(config, "User") ?? "",
            Entrypoint = List(config, "Entrypoint"),
            Command = List(config, "Cmd"),
            ExposedPorts = [.. Names(config, "ExposedPorts")],
            EnvironmentNames = [.. List(config, "Env").Select(variable => variable.Split('=')[0])],
            Labels = labels,
            Created = DateTimeOffset.TryParse(Text(json, "created"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? created : null,
            Platform = Text(json, "os") is { } system ? new(system, Text(json, "architecture") ?? "", Text(json, "variant")) : null,
            BaseImageName = annotations.GetValueOrDefault(ImageConfiguration.BaseNameLabel) ?? labels.GetValueOrDefault(ImageConfiguration.BaseNameLabel),
            BaseImageDigest = Digest.TryParse(annotations.GetValueOrDefault(ImageConfiguration.BaseDigestLabel) ?? labels.GetValueOrDefault(ImageConfiguration.BaseDigestLabel), out var digest) ? digest : null,
            Layers = json.TryGetProperty("rootfs", out var files) && files.ValueKind == JsonValueKind.Object ? [.. List(files, "diff_ids").Select(Layer)] : [],
        };
    }

    private static Digest Layer(string text) => Digest.TryParse(text, out var digest) ? digest : throw new FormatException("the image's configuration names a layer without a digest.");

    private static IEnumerable<string> Names(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var map) && map.ValueKind == JsonValueKind.Object ? map.EnumerateObject().Take(MostMembers).Select(member => member.Name) : [];

    private static List<string> List(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Take(MostMembers).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw new FormatException($"'{name}' has an item that is no text."))]
            : [];

    private static string? Text(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object ? DescriptorReader.Text(json, name) : null;
}
