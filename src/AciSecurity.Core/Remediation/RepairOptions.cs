namespace AciSecurity.Remediation;

/// <summary>What repairs need that no finding says.</summary>
public sealed record RepairOptions
{
    /// <summary>Where logs go: the id of a Log Analytics workspace; null where nobody said it.</summary>
    public string? WorkspaceId { get; init; }

    /// <summary>Whether registries are closed although nobody knows who uses them, or somebody is known to.</summary>
    public bool IsForced { get; init; }

    /// <summary>Addresses and ranges that may reach a registry whose network rules are closed, beside those that may now.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; init; } = [];
}
