using System.Runtime.CompilerServices;
using System.Threading.Tasks.Dataflow;

namespace AciSecurity.Audits;

/// <summary>Works on several items of a stream at once.</summary>
internal static class WorkAhead
{
    private const int MostTogether = 32;
    private const int PiecesPerProcessor = 2;

    /// <summary>The results of <paramref name="work"/> in the items' order, several together as soon as those before them are there.</summary>
    /// <param name="items">The items; so many are read ahead as keep the processors busy, and no more. Those that are there at the same
    /// time are handed over together, for a hand-over costs as much as a small item's work. None waits for the next.</param>
    /// <param name="work">What several threads do at once.</param>
    /// <param name="cancellationToken">Ends reading and working.</param>
    public static async IAsyncEnumerable<TResult[]> SelectAheadAsync<T, TResult>(
        this IAsyncEnumerable<T> items, Func<T, TResult> work, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var block = new TransformBlock<T[], TResult[]>(piece => Array.ConvertAll(piece, item => work(item)), new ExecutionDataflowBlockOptions
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            BoundedCapacity = Environment.ProcessorCount * PiecesPerProcessor,
        });
        var reading = Task.Run(() => FillAsync(items, block, stop.Token), CancellationToken.None);
        try
        {
            while (await block.OutputAvailableAsync(cancellationToken).ConfigureAwait(false))
            {
                while (block.TryReceive(out var results)) yield return results;
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

    private static async Task FillAsync<T, TResult>(IAsyncEnumerable<T> items, TransformBlock<T[], TResult> block, CancellationToken cancellationToken)
    {
        var piece = new List<T>(MostTogether);
        await using var at = items.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                var next = at.MoveNextAsync();
                var isTaken = next.IsCompleted || await TrySendAsync().ConfigureAwait(false);
                if (!await next.ConfigureAwait(false) || !isTaken) break;
                piece.Add(at.Current);
                if (piece.Count == MostTogether && !await TrySendAsync().ConfigureAwait(false)) break;
            }
        }
        finally
        {
            // What was read before a failure is still passed on.
            await TrySendAsync().ConfigureAwait(false);
            block.Complete();
        }

        // It throws nothing, for the next item may be under way, and a source must not be left while it is.
        async Task<bool> TrySendAsync()
        {
            if (piece.Count == 0) return true;
            var sending = block.SendAsync([.. piece], cancellationToken);
            piece.Clear();
            await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return sending.IsCompletedSuccessfully && await sending.ConfigureAwait(false);
        }
    }
}
