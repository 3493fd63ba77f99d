namespace AciSecurity.Registry.Tests.ContentTrust.Metadata;

/// <summary>A clock that stands.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
