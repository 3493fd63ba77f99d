using System.Runtime.CompilerServices;
using AciSecurity.Audits;

namespace AciSecurity.Core.Tests.Audits;

public sealed class WorkAheadTests
{
    private int _read;
    private bool _isClosed;

    [Fact]
    public async Task Results_come_in_the_order_of_the_items_though_some_take_longer()
    {
        var results = new List<int>();
        await foreach (var piece in Numbers(200).SelectAheadAsync(Slowly, CancellationToken.None)) results.AddRange(piece);

        Assert.Equal(Enumerable.Range(0, 200).Select(number => number * 2), results);
        Assert.True(_isClosed);
    }

    [Fact]
    public async Task A_result_does_not_wait_for_the_next_item()
    {
        var more = new TaskCompletionSource();
        await using var results = Waiting(more.Task).SelectAheadAsync(number => number, CancellationToken.None).GetAsyncEnumerator();

        Assert.True(await results.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal([1], results.Current);
        more.SetResult();
        Assert.True(await results.MoveNextAsync());
        Assert.False(await results.MoveNextAsync());
    }

    [Fact]
    public async Task Items_that_are_there_at_once_are_handed_over_together()
    {
        var pieces = new List<int[]>();
        await foreach (var piece in Enumerable.Range(0, 70).ToAsyncEnumerable().SelectAheadAsync(number => number, CancellationToken.None)) pieces.Add(piece);

        Assert.Equal([32, 32, 6], pieces.Select(piece => piece.Length));
        Assert.Equal(Enumerable.Range(0, 70), pieces.SelectMany(piece => piece));
    }

    [Fact]
    public async Task Whoever_has_enough_ends_reading()
    {
        await foreach (var piece in Numbers(int.MaxValue).SelectAheadAsync(number => number, CancellationToken.None))
        {
            if (piece.Contains(3)) break;
        }

        Assert.True(_isClosed);
        Assert.InRange(_read, 4, 32 * 8 * Environment.ProcessorCount);
    }

    [Fact]
    public async Task A_slow_reader_keeps_the_source_waiting()
    {
        await using var results = Numbers(int.MaxValue).SelectAheadAsync(number => number, CancellationToken.None).GetAsyncEnumerator();
        await results.MoveNextAsync();
        await Task.Delay(200);
        var read = _read;
        await Task.Delay(200);

        Assert.Equal(read, _read);
    }

    [Fact]
    public async Task What_was_read_before_the_source_failed_is_passed_on()
    {
        var results = new List<int>();
        var fault = await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var piece in Failing(50).SelectAheadAsync(Slowly, CancellationToken.None)) results.AddRange(piece);
        });

        Assert.Equal("broken", fault.Message);
        Assert.Equal(50, results.Count);
    }

    [Fact]
    public async Task Work_that_fails_ends_the_stream_with_its_exception()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var piece in Numbers(int.MaxValue).SelectAheadAsync<int, int>(number => number < 9 ? number : throw new InvalidOperationException(), CancellationToken.None))
            {
                Assert.All(piece, result => Assert.InRange(result, 0, 8));
            }
        });

        Assert.True(_isClosed);
    }

    [Fact]
    public async Task Cancelling_ends_it_and_closes_the_source()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var piece in Numbers(int.MaxValue).SelectAheadAsync(number => number, stop.Token))
            {
                if (piece.Contains(10)) await stop.CancelAsync();
            }
        });

        Assert.True(_isClosed);
    }

    private static int Slowly(int number)
    {
        if (number % 7 == 0) Thread.Sleep(3);
        return number * 2;
    }

    private static async IAsyncEnumerable<int> Waiting(Task more)
    {
        yield return 1;
        await more;
        yield return 2;
    }

    private async IAsyncEnumerable<int> Failing(int count)
    {
        await foreach (var number in Numbers(count)) yield return number;
        throw new IOException("broken");
    }

    private async IAsyncEnumerable<int> Numbers(int count, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (_read = 0; _read < count; _read++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
                yield return _read;
            }
        }
        finally
        {
            _isClosed = true;
        }
    }
}
