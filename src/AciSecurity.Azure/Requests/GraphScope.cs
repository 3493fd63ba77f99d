namespace AciSecurity.Azure.Requests;

/// <summary>What a query of Resource Graph looks through: everything that the caller can read, or less.</summary>
/// <param name="Subscriptions">GUIDs of subscriptions; empty for all.</param>
/// <param name="ManagementGroups">Names of management groups; empty for all.</param>
internal sealed record GraphScope(IReadOnlyList<string> Subscriptions, IReadOnlyList<string> ManagementGroups)
{
    // https://learn.microsoft.com/azure/governance/resource-graph/concepts/work-with-data: more in one question are refused.
    private const int MostSubscriptions = 1000;

    /// <summary>All that the caller can read.</summary>
    public static GraphScope Everything { get; } = new([], []);

    /// <summary>The scope in pieces that one question may have.</summary>
    public IEnumerable<GraphScope> Pieces() => Subscriptions.Count <= MostSubscriptions
        ? [this]
        : Subscriptions.Chunk(MostSubscriptions).Select(piece => this with { Subscriptions = piece });
}
