using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AciSecurity.Audits;
using AciSecurity.Images;
using AciSecurity.Ports;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Registry.Facts;

/// <summary>A source whose container groups and registries come with what registries say of their images. Several are under way at once, and
/// all come in the order of the source.</summary>
internal sealed class ImageFactSource(IResourceSource source, ImageFactReader reader) : IResourceSource
{
    private const int MostUnderWay = 32;

    /// <inheritdoc/>
    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (reader.TakeFault() is { } fault) yield return new RunItem.FaultRaised(fault);
        var items = Channel.CreateBounded<Task<RunItem>>(new BoundedChannelOptions(MostUnderWay) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var filling = Task.Run(() => FillAsync(items.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var item in items.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false)) yield return await item.ConfigureAwait(false);
            await filling.ConfigureAwait(false);
        }
        finally
        {
            // Whoever wants no more leaves here: no question outlives the run.
            await stop.CancelAsync().ConfigureAwait(false);
            await filling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (items.Reader.TryRead(out var left)) await ((Task)left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FillAsync(ChannelWriter<Task<RunItem>> items, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in source.ReadAsync(cancellationToken).ConfigureAwait(false)) await items.WriteAsync(WithFactsAsync(item, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // What was read before a failure is still passed on; the failure comes after it.
            items.Complete();
        }
    }

    private async Task<RunItem> WithFactsAsync(RunItem item, CancellationToken cancellationToken)
    {
        if (item is not RunItem.ResourceRead { Resource: var resource }) return item;
        if (ResourceTypes.ContainerGroups.Contains(resource.Type, StringComparer.OrdinalIgnoreCase))
        {
            var facts = new Dictionary<string, ImageFacts>(StringComparer.Ordinal);
            var asked = ImagesOf(resource).Select(async image => (image.Locator, Facts: await reader.ReadAsync(image, cancellationToken).ConfigureAwait(false)));
            foreach (var (locator, found) in await Task.WhenAll(asked).ConfigureAwait(false)) facts[locator!] = found;
            return new RunItem.ResourceRead(resource.With(new ResourceImages { References = facts }));
        }

        return reader.Wants(FactKinds.RegistrySignatures) && ResourceTypes.Same(resource.Type, ResourceTypes.Registry) && RegistryOf(resource) is { } registry
            ? new RunItem.ResourceRead(resource.With(await reader.ReadAsync(registry, cancellationToken).ConfigureAwait(false)))
            : item;
    }

    /// <summary>The images of a group as far as they are known, each once.</summary>
    private static List<ImageReference> ImagesOf(Resource resource) => Guarded(() =>
    {
        var group = resource.AsContainerGroup();
        var containers = group.Containers.Or([]).Concat(group.InitContainers.Or([]));
        return (List<ImageReference>)[.. containers.Select(container => container.RunningImage).Where(image => image.IsKnown).Select(image => image.Value).Where(image => image.Locator is not null).DistinctBy(image => image.Locator)];
    }) ?? [];

    private static Resources.Registry? RegistryOf(Resource resource) => Guarded(() =>
    {
        var registry = new Resources.Registry(resource);
        return registry.LoginServer.IsKnown ? registry : null;
    });

    /// <summary>What cannot be read as a resource goes on as it came: the rules say that.</summary>
    private static T? Guarded<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            return null;
        }
    }
}
