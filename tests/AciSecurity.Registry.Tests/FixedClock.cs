namespace AciSecurity.Registry.Tests;

/// <summary>A clock that stands still.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>The time of most tests of the Notary Project.</summary>
    public static FixedClock Usual { get; } = new(new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => now;

    public FixedClock Later(TimeSpan span) => new(now + span);
}
