namespace AciSecurity.Simulator.Scenarios;

/// <summary>How Resource Graph behaves: it lags behind, and it allows so many queries
/// (https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests).</summary>
public sealed record GraphSetting
{
    /// <summary>Resources that it has not seen yet.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Members of properties, by resource type, that its own api-version does not know.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Dropped { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>How many queries a principal may send in a window.</summary>
    public int Quota { get; init; } = 15;

    /// <summary>How long the window is, in seconds.</summary>
    public double Window { get; init; } = 5;

    /// <summary>Whether one query too many is answered with 429. Otherwise the headers count down to 0 and stay there.</summary>
    public bool Enforced { get; init; }
}
