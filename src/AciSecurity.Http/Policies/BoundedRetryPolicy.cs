using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Http.Policies;

/// <summary>Tries again as Azure.Core does, and as Retry-After asks, with an end: somebody waits for the run.</summary>
/// <param name="clock">The time.</param>
/// <param name="mostRetries">How often it tries again.</param>
/// <param name="limit">How long.</param>
/// <param name="delays">How long it waits where the answer does not say.</param>
/// <param name="mayNotExist">Whether a host that is not found may be none at all, so that asking again would be in vain.</param>
internal sealed class BoundedRetryPolicy(TimeProvider clock, int mostRetries, TimeSpan limit, DelayStrategy delays, bool mayNotExist = false) : RetryPolicy(mostRetries, delays)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>For calls: six tries in five minutes at most.</summary>
    public static BoundedRetryPolicy ForCalls() => Of(5, TimeSpan.FromMinutes(5));

    /// <summary>For signing in, where somebody waits at the prompt: four tries in half a minute at most.</summary>
    public static BoundedRetryPolicy ForSignIn() => Of(3, TimeSpan.FromSeconds(30));

    /// <summary>For calls to hosts whose names come from outside: as for other calls, but a name that does not exist is not asked for again.</summary>
    public static BoundedRetryPolicy ForNamedHosts() => Of(5, TimeSpan.FromMinutes(5), mayNotExist: true);

    private static BoundedRetryPolicy Of(int mostRetries, TimeSpan limit, bool mayNotExist = false) =>
        new(TimeProvider.System, mostRetries, limit, DelayStrategy.CreateExponentialDelayStrategy(FirstDelay, LongestDelay), mayNotExist);

    /// <inheritdoc/>
    protected override void OnSendingRequest(HttpMessage message) => Start(message);

    /// <inheritdoc/>
    protected override ValueTask OnSendingRequestAsync(HttpMessage message)
    {
        Start(message);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) => IsWorthIt(message, exception) && base.ShouldRetry(message, exception);

    /// <inheritdoc/>
    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        IsWorthIt(message, exception) && await base.ShouldRetryAsync(message, exception).ConfigureAwait(false);

    private void Start(HttpMessage message)
    {
        if (!message.TryGetProperty(typeof(BoundedRetryPolicy), out _)) message.SetProperty(typeof(BoundedRetryPolicy), clock.GetTimestamp());
    }

    private bool IsWorthIt(HttpMessage message, Exception? exception) =>
        !ConnectionFailure.IsFinal(exception, mayNotExist)
        && (!message.TryGetProperty(typeof(BoundedRetryPolicy), out var start)
            || clock.GetElapsedTime((long)start!) + (message.HasResponse ? AskedFor(message.Response) : TimeSpan.Zero) <= limit);

    // Seconds or a date. https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
    private TimeSpan AskedFor(Response response)
    {
        if (response.Headers.TryGetValue("retry-after", out var value))
        {
            if (double.TryParse(value, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue));
            if (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var date)) return date - clock.GetUtcNow();
        }

        return TimeSpan.Zero;
    }
}
