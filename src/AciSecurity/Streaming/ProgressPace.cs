namespace AciSecurity.Streaming;

/// <summary>Says when progress is worth showing: not in the first second of the work, and then five times a second at most.
/// Hosts that draw each record are slowed down by more.</summary>
/// <remarks>Any thread may ask. One of several that ask at the same time is told yes.</remarks>
internal sealed class ProgressPace(TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly long _start = clock.GetTimestamp();
    private long _last;

    /// <summary>Whether progress is due now. Yes is an answer for the next fifth of a second.</summary>
    public bool IsDue()
    {
        var now = clock.GetTimestamp();
        var last = Interlocked.Read(ref _last);
        var isDue = last == 0 ? clock.GetElapsedTime(_start, now) >= Patience : clock.GetElapsedTime(last, now) >= Interval;
        return isDue && Interlocked.CompareExchange(ref _last, now, last) == last;
    }
}
