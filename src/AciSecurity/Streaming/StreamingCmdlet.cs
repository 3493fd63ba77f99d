using System.Management.Automation;
using System.Threading.Channels;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Sessions;

namespace AciSecurity.Streaming;

/// <summary>A cmdlet whose work is asynchronous: it runs on workers, and what it writes comes out on the pipeline thread as
/// it is made.</summary>
/// <remarks>The work's token is cancelled when the pipeline is stopped, when a command downstream has enough or fails
/// (<c>Select-Object -First</c> calls no method of the cmdlet but <see cref="Dispose()"/>: it throws from WriteObject), and when
/// the cmdlet is disposed. A stage is over only when its task is: work that goes on behind its back has nobody to write to.</remarks>
public abstract class StreamingCmdlet : PSCmdlet, IDisposable
{
    // Beside the engine's own numbers, which count up from zero.
    private static long _lastProgressSource = 1L << 40;

    private readonly CancellationTokenSource _cancellation = new();
    private readonly long _progressSource = Interlocked.Increment(ref _lastProgressSource);
    private volatile PipelinePump? _pump;
    private ProgressPace? _pace;
    private string? _shownActivity;
    private bool _isDisposed;

    /// <summary>Cancels what may still run.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether progress is shown.</summary>
    protected virtual bool ShowsProgress => ProgressWish.Of(this);

    /// <summary>Who hears of the requests that the work makes: those who said -Debug.</summary>
    internal Func<RequestTrace, ValueTask>? Observer { get; private set; }

    /// <summary>The time that progress goes by.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    /// <summary>The work before the first input.</summary>
    protected virtual Task BeginAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The work for one input.</summary>
    protected virtual Task ProcessAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The work after the last input.</summary>
    protected virtual Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _pace = ShowsProgress ? new(Clock) : null;
        Observer = DebugWish.Of(this) ? ShowAsync : null;
        Run(BeginAsync);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Run(ProcessAsync);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Run(EndAsync);
        CompleteProgress();
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        try
        {
            _ = _cancellation.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // A stop may come when the pipeline is just over.
        }
    }

    /// <summary>Writes an object, from a worker.</summary>
    protected ValueTask OutputAsync(object output) => Pump.SendAsync(new(static (cmdlet, value) => cmdlet.WriteObject(value), output));

    /// <summary>Writes several objects one by one, from a worker: it costs both threads one exchange for all of them.</summary>
    protected ValueTask OutputEachAsync(IReadOnlyList<object> output) =>
        Pump.SendAsync(new(static (cmdlet, values) => cmdlet.WriteObject(values, enumerateCollection: true), output));

    /// <summary>Writes a non-terminating error, from a worker.</summary>
    protected ValueTask ErrorAsync(ErrorRecord error) =>
        Pump.SendAsync(new(static (cmdlet, value) => cmdlet.WriteError((ErrorRecord)value!), error));

    /// <summary>Writes a warning, from a worker.</summary>
    protected ValueTask WarningAsync(string text) => Pump.SendAsync(new(static (cmdlet, value) => cmdlet.WriteWarning((string)value!), text));

    /// <summary>Says what is being done, from a worker.</summary>
    protected ValueTask VerboseAsync(string text) => Pump.SendAsync(new(static (cmdlet, value) => cmdlet.WriteVerbose((string)value!), text));

    /// <summary>Writes something worth knowing to the information stream, from a worker. PowerShell shows it to those who ask:
    /// <c>-InformationAction Continue</c>.</summary>
    protected internal ValueTask InformationAsync(object message)
    {
        var record = new InformationRecord(message, MyInvocation.MyCommand.Name);
        record.Tags.Add("AciSecurity");
        return Pump.SendAsync(new(static (cmdlet, value) => cmdlet.WriteInformation((InformationRecord)value!), record));
    }

    /// <summary>Shows how far the work is, from a worker; nothing where it is not due or nobody is there to see it.</summary>
    /// <param name="activity">What is being done.</param>
    /// <param name="status">Says how far it is; asked for only when it is shown.</param>
    protected ValueTask ProgressAsync(string activity, Func<string> status)
    {
        if (_pace?.IsDue() != true) return ValueTask.CompletedTask;
        var record = new ProgressRecord(0, activity, status());
        return Pump.SendAsync(new(static (cmdlet, value) => cmdlet.ShowProgress((ProgressRecord)value!), record));
    }

    /// <summary>Ends the cmdlet for a fault that its work could not go on with.</summary>
    private protected virtual void End(Fault fault) => ThrowTerminatingError(FaultRecords.Of(fault));

    /// <summary>Asks whether a change may be made, from a worker.</summary>
    protected Task<bool> ShouldProcessAsync(string target, string action) => OnPipelineThreadAsync(() => ShouldProcess(target, action));

    /// <summary>Runs a piece on the pipeline thread, where the session's state and prompts are, and gives back its value.</summary>
    protected internal Task<T> OnPipelineThreadAsync<T>(Func<T> call) => Pump.InvokeAsync(call);

    /// <inheritdoc cref="Dispose()"/>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        if (_isDisposed) return;
        _isDisposed = true;
        CompleteProgress();
        _cancellation.Cancel();
        _cancellation.Dispose();
    }

    private void ShowProgress(ProgressRecord record)
    {
        _shownActivity = record.Activity;
        CommandRuntime.WriteProgress(_progressSource, record);
    }

    /// <summary>Takes away what is shown. Past the host's front, for a command that was ended by an error or a stop may write nothing more.</summary>
    private void CompleteProgress()
    {
        if (_shownActivity is not { } activity) return;
        _shownActivity = null;
        Host.UI?.WriteProgress(_progressSource, new(0, activity, " ") { RecordType = ProgressRecordType.Completed });
    }

    /// <summary>Shows a request; one that ends when the cmdlet does has nobody to be shown to.</summary>
    private async ValueTask ShowAsync(RequestTrace trace)
    {
        try
        {
            if (_pump is { } pump) await pump.SendAsync(new(static (cmdlet, value) => cmdlet.WriteDebug((string)value!), trace.ToString())).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            // It is over.
        }
    }

    private PipelinePump Pump => _pump ?? throw new InvalidOperationException("No stage of the cmdlet is running.");

    private void Run(Func<CancellationToken, Task> work)
    {
        var pump = new PipelinePump(this, _cancellation);
        _pump = pump;
        try
        {
            pump.Run(work);
        }
        catch (FaultException exception)
        {
            End(exception.Fault);
        }
        finally
        {
            _pump = null;
        }
    }
}
