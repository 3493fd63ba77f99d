using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Configurations;
using AciSecurity.Registry.Images;

namespace AciSecurity.Registry.Facts;

/// <summary>Reads the configurations of what Azure Container Instances may run of an image.</summary>
internal static class RunnableReader
{
    private const string Architecture = "amd64";

    // An index of Windows images has one for each version of Windows.
    private const int Most = 16;

    /// <summary>Reads them; what cannot be read is said.</summary>
    public static async Task<(IReadOnlyList<ImageConfiguration> Configurations, string? Why)> ReadAsync(ImageRepository repository, RegistryImage image, CancellationToken cancellationToken)
    {
        Descriptor[] runnable = image.Kind == ImageKind.Index
            ? [.. image.Platforms.Where(child => child.Platform is null or { Architecture: Architecture })]
            : [new(image.MediaType, image.Digest, image.ManifestSize)];
        var configurations = new List<ImageConfiguration>();
        var why = runnable.Length > Most ? $"{repository.Target(image.Digest.ToString())}: the index has more than {Most} images for {Architecture}, the most that are looked at." : null;
        foreach (var child in runnable.Take(Most))
        {
            try
            {
                var manifest = await repository.GetManifestAsync(child.Digest.ToString(), cancellationToken).ConfigureAwait(false);
                var configuration = await ConfigurationReader.ReadAsync(repository, manifest, cancellationToken).ConfigureAwait(false);
                configurations.Add(configuration with { Platform = configuration.Platform ?? child.Platform });
            }
            catch (FaultException exception)
            {
                why ??= exception.Fault.Message;
            }
        }

        return (configurations, why);
    }
}
