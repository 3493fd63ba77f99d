using System.Collections.Concurrent;
using System.Globalization;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Arm;

/// <summary>Counts the requests of each principal in each subscription, and refuses what is too much.</summary>
internal sealed class ArmThrottle(ThrottleSetting setting, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Principal, string Subscription, bool IsRead), (double Left, DateTimeOffset At)> _buckets = new();

    /// <summary>Counts a request.</summary>
    /// <returns>How many are left, and the refusal when there was none.</returns>
    public (double Left, Reply? Refusal) Take(Call call, string? subscription)
    {
        var isRead = call.Method is "GET" or "HEAD";
        var (size, rate) = isRead ? (setting.Reads, setting.ReadsPerSecond) : (setting.Writes, setting.WritesPerSecond);
        var now = clock.GetUtcNow();
        var (left, _) = _buckets.AddOrUpdate(
            (call.Principal.ObjectId, subscription?.ToLowerInvariant() ?? "", isRead),
            _ => (size - 1, now),
            (_, bucket) => (Math.Max(-1, Math.Min(size, Math.Max(0, bucket.Left) + ((now - bucket.At).TotalSeconds * rate)) - 1), now));
        if (left >= 0 || !setting.Enforced) return (Math.Max(0, left), null);
        var wait = Math.Max(1, Math.Ceiling(-left / rate));
        var scope = subscription is null ? "tenant" : $"subscription '{subscription}'";
        return (0, Reply.Error(429, isRead ? "SubscriptionRequestsThrottled" : "OperationNotAllowed", $"Number of requests for {scope} exceeded the limit. Please try again after '{wait}' seconds.")
            .With("Retry-After", wait.ToString(CultureInfo.InvariantCulture)));
    }

    public static Reply Tell(Reply reply, Call call, string? subscription, double left)
    {
        var kind = call.Method switch { "GET" or "HEAD" => "reads", "DELETE" => "deletes", _ => "writes" };
        return reply.With($"x-ms-ratelimit-remaining-{(subscription is null ? "tenant" : "subscription")}-{kind}", ((int)left).ToString(CultureInfo.InvariantCulture));
    }
}
