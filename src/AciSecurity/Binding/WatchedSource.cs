using System.Runtime.CompilerServices;
using AciSecurity.Audits;
using AciSecurity.Ports;

namespace AciSecurity.Binding;

/// <summary>A source whose reading is seen: an audit passes on what it finds, and a resource that is in order leaves no trace.</summary>
internal sealed class WatchedSource(IResourceSource source, Func<ValueTask> onItem) : IResourceSource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            await onItem().ConfigureAwait(false);
            yield return item;
        }
    }
}
