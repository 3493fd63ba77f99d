using AciSecurity.Audits;
using AciSecurity.Errors;
using AciSecurity.Streaming;

namespace AciSecurity.Commands;

/// <summary>A cmdlet that reads resources from somewhere, and says what it could not read.</summary>
public abstract class RunCommand : StreamingCmdlet
{
    private readonly HashSet<string> _warnings = new(StringComparer.Ordinal);

    /// <summary>Writes what comes out of a run to the stream where it belongs; findings and resources are for the caller.</summary>
    private protected ValueTask WriteAsync(RunItem item) => item switch
    {
        RunItem.FaultRaised raised => ErrorAsync(FaultRecords.Of(raised.Fault)),
        RunItem.TypeUnread unread => ErrorAsync(FaultRecords.Of(unread.Fault)),
        RunItem.Warning warning => _warnings.Add(warning.Text) ? WarningAsync(warning.Text) : ValueTask.CompletedTask,
        RunItem.Progress progress => VerboseAsync(progress.Text),
        _ => ValueTask.CompletedTask,
    };
}
