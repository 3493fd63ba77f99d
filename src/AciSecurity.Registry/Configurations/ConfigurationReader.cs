using System.Collections.Concurrent;
using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Client;
using AciSecurity.Registry.Images;

namespace AciSecurity.Registry.Configurations;

/// <summary>Reads how images run. Layers that several images share are looked into once.</summary>
internal sealed class ConfigurationReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = RegistryLimits.Depth };

    private readonly ConcurrentDictionary<Digest, Distribution?> _distributions = new();

    /// <summary>Reads the configuration of an image.</summary>
    /// <param name="repository">Where it is.</param>
    /// <param name="manifest">The image's manifest.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="FaultException">It cannot be read.</exception>
    public static async Task<ImageConfiguration> ReadAsync(ImageRepository repository, Manifest manifest, CancellationToken cancellationToken)
    {
        var target = repository.Target(manifest.Descriptor.Digest.ToString());
        if (manifest.Config is not { } config) throw new FaultException(RegistryFaults.ReplyInvalid(target, "the image has no configuration."));
        var content = await new BlobReader(repository).ReadAsync(config, RegistryLimits.Configuration, cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(content, Options);
            return ConfigurationJson.Read(document.RootElement, manifest.Descriptor.Annotations);
        }
        catch (JsonException)
        {
            throw new FaultException(RegistryFaults.ReplyInvalid(target, "the image's configuration is no JSON."));
        }
        catch (FormatException exception)
        {
            throw new FaultException(RegistryFaults.ReplyInvalid(target, exception.Message));
        }
    }

    /// <summary>Looks for the distribution of an image, from the lowest layer up: it is what an image begins with.</summary>
    /// <exception cref="FaultException">A layer cannot be read.</exception>
    public async Task<Distribution?> DistributionAsync(ImageRepository repository, Manifest manifest, CancellationToken cancellationToken)
    {
        foreach (var layer in manifest.Layers)
        {
            if (!_distributions.TryGetValue(layer.Digest, out var distribution))
            {
                distribution = await new DistributionReader(repository).FindAsync(layer, cancellationToken).ConfigureAwait(false);
                _distributions[layer.Digest] = distribution;
            }

            if (distribution is not null) return distribution;
        }

        return null;
    }
}
