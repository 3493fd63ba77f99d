using System.Management.Automation;
using AciSecurity.Streaming;

namespace AciSecurity.TestCommands;

/// <summary>Writes numbers from a worker, as fast as they are taken; and tells in <see cref="WorkLog"/> how its work ended.</summary>
[Cmdlet("Stream", "Number")]
public sealed class StreamNumberCommand : StreamingCmdlet
{
    [Parameter(Position = 0)]
    public int Count { get; set; } = int.MaxValue;

    /// <summary>What the work is called in the log.</summary>
    [Parameter]
    public string Name { get; set; } = "number";

    /// <summary>As many workers write at the same time.</summary>
    [Parameter]
    public int Workers { get; set; } = 1;

    protected override Task EndAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => WriteAsync(worker, cancellationToken)));

    private async Task WriteAsync(int worker, CancellationToken cancellationToken)
    {
        using var work = WorkLog.Start(Name);
        for (var number = worker; number < Count; number += Workers)
        {
            await OutputAsync(number).ConfigureAwait(false);
            work.Made();
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
