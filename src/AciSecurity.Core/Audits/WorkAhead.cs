using System.Runtime.CompilerServices;
using System.Threading.Tasks.Dataflow;

namespace AciSecurity.Audits;

/// <summary>Works on several items of a stream at once.</summary>
internal static class WorkAhead
{
    private const int ItemsPerProcessor = 16;

    /// <summary>The results of <paramref name="work"/> in the items' order, each as soon as those before it are there.</summary>
    /// <param name="items">The items; so many are read ahead as keep the processors busy, and no more.</param>
    /// <param name="work">What several threads do at once.</param>
    /// <param name="cancellationToken">Ends reading and working.</param>
    public static async IAsyncEnumerable<TResult> SelectAheadAsync<T, TResult>(
        this IAsyncEnumerable<T> items, Func<T, TResult> work, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var block = new TransformBlock<T, TResult>(work, new ExecutionDataflowBlockOptions
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            BoundedCapacity = Environment.ProcessorCount * ItemsPerProcessor,
        });
        var reading = Task.Run(() => FillAsync(items, block, stop.Token), CancellationToken.None);
        try
        {
            while (await block.OutputAvailableAsync(cancellationToken).ConfigureAwait(false))
            {
                while (block.TryReceive(out var result)) yield return result;
            }

            await block.Completion.ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
        finally
        {
            // Whoever wants no more leaves here: the source is closed before the stream is over.
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task FillAsync<T, TResult>(IAsyncEnumerable<T> items, TransformBlock<T, TResult> block, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (!await block.SendAsync(item, cancellationToken).ConfigureAwait(false)) return;
            }
        }
        finally
        {
            // What was read before a failure is still passed on.
            block.Complete();
        }
    }
}
