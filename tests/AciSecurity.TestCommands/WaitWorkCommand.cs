using System.Management.Automation;
using AciSecurity.Streaming;

namespace AciSecurity.TestCommands;

/// <summary>Works without writing until it is cancelled, and takes its time to clean up.</summary>
[Cmdlet("Wait", "Work")]
public sealed class WaitWorkCommand : StreamingCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = "";

    /// <summary>The exception that the work ends with when it is cancelled.</summary>
    [Parameter]
    public Exception? EndsWith { get; set; }

    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        using var work = WorkLog.Start(Name);
        work.Made();
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled)
        {
            await Task.Delay(100, CancellationToken.None).ConfigureAwait(false);
            throw EndsWith ?? cancelled;
        }
    }
}
