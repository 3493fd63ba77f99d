using System.Runtime.CompilerServices;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Ports;
using AciSecurity.Registry.Listing;
using AciSecurity.Registry.Signatures;
using AciSecurity.Signatures;

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
        await foreach (var (listed, fault) in RepositoriesAsync(registry, query, cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in Unread<RegistryImage>(listed, fault)) yield return item;
            foreach (var image in listed?.Images ?? []) yield return new ImageItem<RegistryImage>.Read(image);
        }
    }

    /// <summary>How the images of a registry are signed.</summary>
    /// <param name="request">The registry, and who reads it.</param>
    /// <param name="query">Which images.</param>
    /// <param name="trust">Whom to trust; null where what is found is not verified.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FaultException">Its repositories cannot be listed, or whom to trust cannot be read. What else cannot be read is among the items.</exception>
    public static async IAsyncEnumerable<ImageItem<ImageSignatures>> ReadSignaturesAsync(
        RegistryRequest request, ImageQuery query, SignatureTrust? trust, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var registry = new OpenedRegistry(request);
        using var judge = trust is null or { IsEmpty: true } ? null : new SignatureJudge(trust, request.Clock);
        var reader = new SignatureReader(registry, judge);
        await foreach (var (listed, fault) in RepositoriesAsync(registry, query, cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in Unread<ImageSignatures>(listed, fault)) yield return item;
            if (listed is null) continue;
            foreach (var image in await reader.ReadAsync(listed, cancellationToken).ConfigureAwait(false)) yield return new ImageItem<ImageSignatures>.Read(image);
        }
    }

    private static async IAsyncEnumerable<(ListedImages? Listed, Fault? Fault)> RepositoriesAsync(OpenedRegistry registry, ImageQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
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

            yield return (listed, fault);
        }
    }

    private static IEnumerable<ImageItem<T>> Unread<T>(ListedImages? listed, Fault? fault)
    {
        if (fault is not null) yield return new ImageItem<T>.FaultRaised(fault);
        if (listed?.Content.Gap is { } gap) yield return new ImageItem<T>.Warning(gap);
        foreach (var unread in listed?.Faults ?? []) yield return new ImageItem<T>.FaultRaised(unread);
    }
}
