namespace AciSecurity.Ports;

/// <summary>Which part of Azure is meant. What is empty narrows nothing; what is given narrows together.</summary>
public sealed record AzureScope
{
    /// <summary>All that the caller can read.</summary>
    public static AzureScope Everything { get; } = new();

    /// <summary>GUIDs or names of subscriptions.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>Ids of management groups: the subscriptions below them.</summary>
    public IReadOnlyList<string> ManagementGroups { get; init; } = [];

    /// <summary>Names of resource groups, with wildcards.</summary>
    public IReadOnlyList<string> ResourceGroups { get; init; } = [];

    /// <summary>Names of resources, with wildcards; for registries also login servers.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Ids of resources.</summary>
    public IReadOnlyList<string> ResourceIds { get; init; } = [];

    /// <summary>Tags that resources have, each with a value in which wildcards stand, or null where any value will do.</summary>
    public IReadOnlyDictionary<string, string?> Tags { get; init; } = new Dictionary<string, string?>();
}
