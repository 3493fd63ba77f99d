namespace AciSecurity.Azure.Tests;

/// <summary>A clock that stands still, and whose one timer rings when it is told to.</summary>
internal sealed class HeldClock : TimeProvider
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;
    private Action? _ring;

    /// <summary>Done when somebody waits.</summary>
    public Task Waiting => _waiting.Task;

    /// <summary>For how long.</summary>
    public TimeSpan Due { get; private set; }

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Due = dueTime;
        _ring = () => callback(state);
        _waiting.TrySetResult();
        return new Timer();
    }

    public void Ring()
    {
        _now += Due;
        _ring!();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
