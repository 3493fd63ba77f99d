using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using AciSecurity.Faults;

namespace AciSecurity.Azure.Inventory;

/// <summary>Takes several items of a list at once, while it is read.</summary>
internal static class TakeAhead
{
    /// <summary>Takes every item that comes. Where the list breaks off, those that came before are still taken to their end:
    /// <see cref="Parallel.ForEachAsync{TSource}(IAsyncEnumerable{TSource}, ParallelOptions, Func{TSource, CancellationToken, ValueTask})"/>
    /// alone would cancel them.</summary>
    /// <exception cref="FaultException">Why the list broke off.</exception>
    public static async Task TakeAheadAsync<T>(this IAsyncEnumerable<T> items, int most, Func<T, CancellationToken, ValueTask> take, CancellationToken cancellationToken)
    {
        ExceptionDispatchInfo? fault = null;
        var options = new ParallelOptions { MaxDegreeOfParallelism = most, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(UntilFault(items, exception => fault = exception, cancellationToken), options, take).ConfigureAwait(false);
        fault?.Throw();
    }

    private static async IAsyncEnumerable<T> UntilFault<T>(IAsyncEnumerable<T> items, Action<ExceptionDispatchInfo> broke, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var at = items.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await at.MoveNextAsync().ConfigureAwait(false)) yield break;
            }
            catch (FaultException exception)
            {
                broke(ExceptionDispatchInfo.Capture(exception));
                yield break;
            }

            yield return at.Current;
        }
    }
}
