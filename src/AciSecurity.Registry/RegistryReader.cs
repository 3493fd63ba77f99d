using System.Runtime.CompilerServices;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Ports;
using AciSecurity.Registry.Listing;

namespace AciSecurity.Registry;

/// <summary>What the module reads in registries.</summary>
public static class RegistryReader
{
    /// <summary>The images of a registry.</summary>
    /// <param name="request">The registry, and who reads it.</param>
    /// <param name="query">Which images.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FaultException">Its repositories cannot be listed. What else cannot be read is among the items.</exception>
    public static async IAsyncEnumerable<ImageItem<RegistryImage>> ReadImagesAsync(RegistryRequest request, ImageQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var registry = new OpenedRegistry(request);
        var lister = new ImageLister(registry);
        await foreach (var repository in lister.RepositoriesAsync(query, cancellationToken).ConfigureAwait(false))
        {
            ListedImages? listed = null;
            Fault? fault = null;
            try
            {
                listed = await lister.ReadAsync(repository, query, cancellationToken).ConfigureAwait(false);
            }
            catch (FaultException exception)
            {
                fault = exception.Fault;
            }

            if (fault is not null) yield return new ImageItem<RegistryImage>.FaultRaised(fault);
            if (listed is null) continue;
            if (listed.Content.Gap is { } gap) yield return new ImageItem<RegistryImage>.Warning(gap);
            foreach (var unread in listed.Faults) yield return new ImageItem<RegistryImage>.FaultRaised(unread);
            foreach (var image in listed.Images) yield return new ImageItem<RegistryImage>.Read(image);
        }
    }
}
