using System.Management.Automation;
using System.Threading.Channels;
using AciSecurity.Sessions;

namespace AciSecurity.Streaming;

/// <summary>Runs one stage of a cmdlet: its work on workers, and what that asks for on the pipeline thread, in order.</summary>
/// <remarks>The queue is bounded, so a slow reader downstream slows the work and memory stays flat. Whatever ends the
/// pump, the work is over when <see cref="Run"/> returns.</remarks>
internal sealed class PipelinePump(StreamingCmdlet cmdlet, CancellationTokenSource cancellation)
{
    private const int Capacity = 256;

    private readonly int _pipelineThread = Environment.CurrentManagedThreadId;
    private readonly Channel<PipelineStep> _queue =
        Channel.CreateBounded<PipelineStep>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <summary>Runs <paramref name="work"/> and does its steps on this thread until both are over.</summary>
    public void Run(Func<CancellationToken, Task> work)
    {
        var worker = Task.Run(() => WorkAsync(work));
        try
        {
            while (WaitForSteps())
            {
                while (_queue.Reader.TryRead(out var step)) step.Do(cmdlet, step.Argument);
            }
        }
        catch
        {
            // The pipeline wants no more: an error or a stop from downstream, or -ErrorAction Stop. The work ends first.
            // (What waits for the token must not go on inside of Cancel, on this thread.)
            _ = cancellation.CancelAsync();
            worker.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
            throw;
        }

        Finish(worker);
    }

    /// <summary>Hands a step to the pipeline thread; waits while the queue is full.</summary>
    public ValueTask SendAsync(PipelineStep step)
    {
        cancellation.Token.ThrowIfCancellationRequested();
        if (Environment.CurrentManagedThreadId == _pipelineThread)
        {
            // Asked for from within a step: nobody else would empty the queue meanwhile.
            step.Do(cmdlet, step.Argument);
            return ValueTask.CompletedTask;
        }

        return _queue.Writer.WriteAsync(step, cancellation.Token);
    }

    /// <summary>Runs <paramref name="call"/> on the pipeline thread and gives back its value.</summary>
    public async Task<T> InvokeAsync<T>(Func<T> call)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(new((_, _) => Answer(call, result), null)).ConfigureAwait(false);

        // The step may never have its turn, if the pump ends before it.
        return await result.Task.WaitAsync(cancellation.Token).ConfigureAwait(false);
    }

    private static void Answer<T>(Func<T> call, TaskCompletionSource<T> result)
    {
        try
        {
            result.SetResult(call());
        }
        catch (Exception exception) when (!EndsPipeline(exception))
        {
            result.SetException(exception);
        }
    }

    /// <summary>Exceptions by which PowerShell unwinds a pipeline are not the worker's to handle.</summary>
    private static bool EndsPipeline(Exception exception) =>
        exception is PipelineStoppedException or FlowControlException or HaltCommandException;

    private async Task WorkAsync(Func<CancellationToken, Task> work)
    {
        PipelineThread.Offer(this);
        RequestObserver.Current = cmdlet.Observer;
        try
        {
            await work(cancellation.Token).ConfigureAwait(false);
        }
        finally
        {
            _queue.Writer.Complete();
        }
    }

    private bool WaitForSteps()
    {
        var more = _queue.Reader.WaitToReadAsync();
        return more.IsCompletedSuccessfully ? more.GetAwaiter().GetResult() : more.AsTask().GetAwaiter().GetResult();
    }

    private void Finish(Task worker)
    {
        try
        {
            worker.GetAwaiter().GetResult();
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // Stopped from outside. Work that is cancelled may fail in other ways too, and none of them is news.
            throw new PipelineStoppedException();
        }
    }
}
