using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Http.Policies;

/// <summary>Tries again as Azure.Core does, and as Retry-After asks, with an end: somebody waits for the run.</summary>
internal sealed class BoundedRetryPolicy(TimeProvider clock, int mostRetries, TimeSpan limit, DelayStrategy delays) : RetryPolicy(mostRetries, delays)
{
    private const int MostRetries = 5;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>Six tries in five minutes at most.</summary>
    public BoundedRetryPolicy()
        : this(TimeProvider.System, MostRetries, Limit, DelayStrategy.CreateExponentialDelayStrategy(FirstDelay, LongestDelay))
    {
    }

    /// <inheritdoc/>
    protected override void OnSendingRequest(HttpMessage message) => Start(message);

    /// <inheritdoc/>
    protected override ValueTask OnSendingRequestAsync(HttpMessage message)
    {
        Start(message);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) => IsTime(message) && base.ShouldRetry(message, exception);

    /// <inheritdoc/>
    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        IsTime(message) && await base.ShouldRetryAsync(message, exception).ConfigureAwait(false);

    private void Start(HttpMessage message)
    {
        if (!message.TryGetProperty(typeof(BoundedRetryPolicy), out _)) message.SetProperty(typeof(BoundedRetryPolicy), clock.GetTimestamp());
    }

    private bool IsTime(HttpMessage message)
    {
        if (!message.TryGetProperty(typeof(BoundedRetryPolicy), out var start)) return true;
        return clock.GetElapsedTime((long)start!) + (message.HasResponse ? AskedFor(message.Response) : TimeSpan.Zero) <= limit;
    }

    // Seconds, milliseconds or a date. https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
    private TimeSpan AskedFor(Response response)
    {
        if (response.Headers.TryGetValue("retry-after", out var value))
        {
            if (double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue));
            if (DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var date)) return date - clock.GetUtcNow();
        }

        return TimeSpan.Zero;
    }
}
