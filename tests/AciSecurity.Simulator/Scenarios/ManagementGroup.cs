namespace AciSecurity.Simulator.Scenarios;

/// <summary>A management group: a folder of subscriptions and of others of its kind.</summary>
public sealed record ManagementGroup
{
    /// <summary>Its name, which is its id.</summary>
    public string Name { get; init; } = "";

    /// <summary>What people call it.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>The group that it is in; null for the root.</summary>
    public string? Parent { get; init; }

    /// <summary>The subscriptions that are directly in it.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];
}
