namespace AciSecurity.Simulator.Scenarios;

/// <summary>The Entra tenant of a scenario.</summary>
public sealed record Tenant
{
    /// <summary>Its GUID.</summary>
    public string Id { get; init; } = "11111111-0000-4000-8000-000000000001";

    /// <summary>A domain that stands for it in URLs.</summary>
    public string Domain { get; init; } = "contoso.example";

    /// <summary>What people call it.</summary>
    public string DisplayName { get; init; } = "Contoso (simulated)";

    /// <summary>Whether a path's first segment means this tenant.</summary>
    public bool Is(string segment) =>
        segment.Equals(Id, StringComparison.OrdinalIgnoreCase) || segment.Equals(Domain, StringComparison.OrdinalIgnoreCase)
        || segment.Equals("common", StringComparison.OrdinalIgnoreCase) || segment.Equals("organizations", StringComparison.OrdinalIgnoreCase);
}
