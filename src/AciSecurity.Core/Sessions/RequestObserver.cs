namespace AciSecurity.Sessions;

/// <summary>Who hears of the requests that a piece of work makes.</summary>
/// <remarks>It goes with the work, as culture and cancellation do, and not with the context: several cmdlets may use one context at
/// once, and each hears of its own requests.</remarks>
public static class RequestObserver
{
    private static readonly AsyncLocal<Func<RequestTrace, ValueTask>?> Flow = new();

    /// <summary>Who hears of requests in this flow of calls and in what it starts; null where nobody does.</summary>
    public static Func<RequestTrace, ValueTask>? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }
}
