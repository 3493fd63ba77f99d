using System.Management.Automation;
using AciSecurity.Streaming;

namespace AciSecurity.TestCommands;

/// <summary>Fails in a worker, or in a way that only the pipeline thread can.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Failure")]
public sealed class TestFailureCommand : StreamingCmdlet
{
    /// <summary>What the worker throws.</summary>
    [Parameter]
    public Exception? Throws { get; set; }

    /// <summary>A non-terminating error, and then one output.</summary>
    [Parameter]
    public SwitchParameter Error { get; set; }

    /// <summary>An error by which the worker ends the command.</summary>
    [Parameter]
    public SwitchParameter Terminate { get; set; }

    /// <summary>Whether the cmdlet itself is written to in no stage.</summary>
    [Parameter]
    public SwitchParameter OutsideOfStage { get; set; }

    protected override void BeginProcessing()
    {
        if (OutsideOfStage) OutputAsync(1).AsTask().GetAwaiter().GetResult();
        base.BeginProcessing();
    }

    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        if (Throws is not null) throw Throws;
        var record = new ErrorRecord(new InvalidDataException("bad data"), "Test.BadData", ErrorCategory.InvalidData, "target");
        if (Error) await ErrorAsync(record).ConfigureAwait(false);
        if (Terminate)
        {
            await OnPipelineThreadAsync<bool>(() =>
            {
                ThrowTerminatingError(record);
                return true;
            }).ConfigureAwait(false);
        }

        await WarningAsync("careful").ConfigureAwait(false);
        await VerboseAsync("going on").ConfigureAwait(false);
        await OutputAsync("after").ConfigureAwait(false);
    }
}
