using System.Runtime.CompilerServices;
using AciSecurity.Audits;
using AciSecurity.Ports;

namespace AciSecurity.Registry.Tests.Facts;

/// <summary>A source of what a test lists; it may break off with a failure.</summary>
internal sealed class ListedSource(IReadOnlyList<RunItem> items, Exception? end = null) : IResourceSource
{
    private int _given;

    /// <summary>How many items were taken from it.</summary>
    public int Given => _given;

    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Interlocked.Increment(ref _given);
            yield return item;
            await Task.Yield();
        }

        if (end is not null) throw end;
    }
}
