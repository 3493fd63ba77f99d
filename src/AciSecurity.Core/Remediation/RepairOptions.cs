namespace AciSecurity.Remediation;

/// <summary>What repairs need that no finding says.</summary>
public sealed record RepairOptions
{
    /// <summary>Where logs go: the id of a Log Analytics workspace; null where nobody said it.</summary>
    public string? WorkspaceId { get; init; }

    /// <summary>Addresses and ranges that may reach a registry whose network rules are closed, beside those that may now.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; init; } = [];
}
