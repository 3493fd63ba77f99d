using System.Collections.Concurrent;
using System.Globalization;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Graph;

/// <summary>How many queries a principal may still send before the window begins anew
/// (https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests).</summary>
internal sealed class GraphQuota(GraphSetting setting, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Start, int Used)> _windows = new();

    /// <summary>Counts a query.</summary>
    /// <returns>What is left, less than 0 when it is one too many, and how long the window still lasts.</returns>
    public (int Left, TimeSpan Resets) Take(string principal)
    {
        var now = clock.GetUtcNow();
        var length = TimeSpan.FromSeconds(setting.Window);
        var window = _windows.AddOrUpdate(principal, _ => (now, 1), (_, old) => now - old.Start >= length ? (now, 1) : (old.Start, old.Used + 1));
        return (setting.Quota - window.Used, window.Start + length - now);
    }

    public static Reply Tell(Reply reply, int left, TimeSpan resets) => reply
        .With("x-ms-user-quota-remaining", Math.Max(0, left).ToString(CultureInfo.InvariantCulture))
        .With("x-ms-user-quota-resets-after", TimeSpan.FromSeconds(Math.Ceiling(resets.TotalSeconds)).ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture))
        .With("x-ms-tenant-subscription-limit-hit", "false");

    public static Reply Exceeded(TimeSpan resets) => Tell(
        Reply.Error(429, "RateLimiting", "Please provide below info when asking for support: timestamp, correlationId.", [new System.Text.Json.Nodes.JsonObject { ["code"] = "RateLimiting", ["message"] = "Client application has been throttled and should not attempt to repeat the request until an amount of time has elapsed." }])
            .With("Retry-After", Math.Ceiling(resets.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
        0,
        resets);
}
