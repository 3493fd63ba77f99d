namespace AciSecurity.Registry.Images;

/// <summary>What is known of a registry's list of referrers, and how often it may be asked for.</summary>
/// <remarks>Azure Container Registry counts these requests apart and allows few: 250 in a minute to one identity in Basic and Standard, 1,000 in Premium
/// (https://learn.microsoft.com/azure/container-registry/container-registry-skus). So they are spaced before they are refused.</remarks>
/// <param name="most">How many a minute; null where nothing is known.</param>
/// <param name="clock">The time.</param>
internal sealed class ReferrerSupport(int? most, TimeProvider clock)
{
    // What a bucket lets through at once before it drains: a part of a minute's share, for others may ask too.
    private const int BurstShare = 5;

    private readonly object _gate = new();
    private double _left = most is null ? 0 : (double)most.Value / BurstShare;
    private long _last = clock.GetTimestamp();

    /// <summary>Whether the registry has the list; null until it was asked.</summary>
    public bool? HasApi { get; set; }

    /// <summary>Waits until the list may be asked for once more.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        if (most is not { } limit) return Task.CompletedTask;
        TimeSpan wait;
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            _left = Math.Min((double)limit / BurstShare, _left + (clock.GetElapsedTime(_last, now).TotalMinutes * limit));
            _last = now;
            _left--;
            if (_left >= 0) return Task.CompletedTask;
            wait = TimeSpan.FromMinutes(-_left / limit);
        }

        return Task.Delay(wait, clock, cancellationToken);
    }
}
