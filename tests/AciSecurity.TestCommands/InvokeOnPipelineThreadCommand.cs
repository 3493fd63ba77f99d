using System.Management.Automation;
using AciSecurity.Streaming;

namespace AciSecurity.TestCommands;

/// <summary>Runs a script on the pipeline thread from a worker and writes what it gives, with the threads' ids.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "OnPipelineThread")]
public sealed class InvokeOnPipelineThreadCommand : StreamingCmdlet
{
    private int _pipelineThread;

    [Parameter(Mandatory = true, Position = 0)]
    public ScriptBlock Script { get; set; } = ScriptBlock.Create("");

    /// <summary>More than the queue holds, written from within the piece that runs on the pipeline thread.</summary>
    [Parameter]
    public int WriteFromWithin { get; set; }

    /// <summary>Whether the worker handles what the script throws.</summary>
    [Parameter]
    public SwitchParameter Catch { get; set; }

    protected override void BeginProcessing()
    {
        _pipelineThread = Environment.CurrentManagedThreadId;
        base.BeginProcessing();
    }

    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        if (Environment.CurrentManagedThreadId == _pipelineThread) throw new InvalidOperationException("The work is on the pipeline thread.");
        try
        {
            var value = await OnPipelineThreadAsync(Call).ConfigureAwait(false);
            if (Environment.CurrentManagedThreadId == _pipelineThread) throw new InvalidOperationException("The work went on on the pipeline thread.");
            await OutputAsync(value ?? "nothing").ConfigureAwait(false);
        }
        catch (RuntimeException exception) when (Catch)
        {
            await OutputAsync("caught " + exception.Message).ConfigureAwait(false);
        }
    }

    private object? Call()
    {
        if (Environment.CurrentManagedThreadId != _pipelineThread) throw new InvalidOperationException("The piece is not on the pipeline thread.");
        for (var number = 0; number < WriteFromWithin; number++)
        {
            if (!OutputAsync(number).AsTask().IsCompletedSuccessfully) throw new InvalidOperationException("Writing had to wait.");
        }

        return Script.Invoke().LastOrDefault();
    }
}
