using System.Collections.Concurrent;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Registry;

/// <summary>Counts the reads of a registry and of each identity in it. A bucket is filled anew a minute after its first request, so that
/// Retry-After counts down (https://learn.microsoft.com/azure/container-registry/container-registry-skus#registry-throughput-and-throttling).</summary>
internal sealed class RegistryThrottle(SimulatedRegistry registry, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Kind, string Caller), (DateTimeOffset Start, int Used)> _buckets = new();

    /// <summary>Counts a request.</summary>
    /// <returns>The refusal when it is one too many.</returns>
    public Reply? Take(Call call, RegistryRoute route, RegistryCaller caller, RegistryResource resource)
    {
        var setting = registry.Setting.Throttle;
        if (!setting.Enforced || call.Method is not ("GET" or "HEAD")) return null;
        var refusal = Take("DataplaneRead", caller, setting.Reads ?? (resource.IsPremium ? 20_000 : 10_000));
        if (route.Kind == RegistryRouteKind.Referrers) refusal ??= Take("ListReferrers", caller, setting.Referrers ?? (resource.IsPremium ? 2_000 : 500));
        return refusal;
    }

    private Reply? Take(string kind, RegistryCaller caller, int limit)
    {
        var wait = Math.Max(Count(kind, caller.Name, Math.Max(1, limit / 2)), Count(kind, "", limit));
        return wait > 0 ? RegistryErrors.TooMany(wait) : null;
    }

    private int Count(string kind, string caller, int limit)
    {
        var now = clock.GetUtcNow();
        var (start, used) = _buckets.AddOrUpdate((kind, caller), _ => (now, 1), (_, old) => now - old.Start >= Window ? (now, 1) : (old.Start, old.Used + 1));
        return used > limit ? (int)Math.Ceiling((start + Window - now).TotalSeconds) : 0;
    }
}
