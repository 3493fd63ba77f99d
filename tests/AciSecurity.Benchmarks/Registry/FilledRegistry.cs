using System.Globalization;
using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry;
using AciSecurity.Registry.Images;

namespace AciSecurity.Benchmarks.Registry;

/// <summary>A registry full of images that nobody has signed.</summary>
internal static class FilledRegistry
{
    /// <summary>Fills one.</summary>
    public static async Task FillAsync(RegistryAddress address, int repositories, int images)
    {
        using var registry = new OpenedRegistry(new(address));
        await Parallel.ForEachAsync(Enumerable.Range(0, repositories * images), async (number, cancellation) =>
        {
            var pusher = new ImagePusher(registry.Repository(Name(number / images)));
            var config = JsonSerializer.SerializeToUtf8Bytes(new { os = "linux", architecture = "amd64", config = new { User = "1000", Labels = new { number = $"{number}" } } });
            var configuration = new Descriptor(MediaTypes.OciConfig, Digest.Of(config), config.Length);
            await pusher.PushBlobAsync(configuration, config, cancellation);
            var manifest = JsonSerializer.SerializeToUtf8Bytes(new { schemaVersion = 2, mediaType = MediaTypes.OciManifest, config = new { mediaType = MediaTypes.OciConfig, digest = $"{configuration.Digest}", size = configuration.Size }, layers = Array.Empty<object>() });
            await pusher.PushManifestAsync(new(MediaTypes.OciManifest, Digest.Of(manifest), manifest.Length), manifest, Tag(number % images), cancellation);
        });
    }

    /// <summary>The name of a repository.</summary>
    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"team{number}/app");

    /// <summary>A tag.</summary>
    public static string Tag(int number) => string.Create(CultureInfo.InvariantCulture, $"v{number}");
}
