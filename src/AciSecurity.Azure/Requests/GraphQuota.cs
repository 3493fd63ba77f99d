using System.Globalization;
using Azure;

namespace AciSecurity.Azure.Requests;

/// <summary>Waits before Resource Graph has to refuse: it says with every answer how many questions are left, and until when.</summary>
/// <remarks>https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests</remarks>
internal sealed class GraphQuota(TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private DateTimeOffset _refusesUntil;

    /// <summary>Waits while there is nothing left.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = _refusesUntil - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Takes in what an answer says.</summary>
    public void Observe(Response response)
    {
        if (!response.Headers.TryGetValue("x-ms-user-quota-remaining", out var left) || left != "0") return;
        if (!response.Headers.TryGetValue("x-ms-user-quota-resets-after", out var after)) return;
        if (!TimeSpan.TryParse(after, CultureInfo.InvariantCulture, out var wait)) return;
        _refusesUntil = clock.GetUtcNow() + (wait < Longest ? wait : Longest);
    }
}
