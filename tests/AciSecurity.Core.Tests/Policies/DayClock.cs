namespace AciSecurity.Core.Tests.Policies;

/// <summary>A clock that stands still.</summary>
internal sealed class DayClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>Noon of 2027-01-15, in UTC.</summary>
    public static DayClock Instance { get; } = new(new(2027, 1, 15, 12, 0, 0, TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => now;
}
