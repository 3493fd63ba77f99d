namespace AciSecurity.Simulator.Scenarios;

/// <summary>How many requests a registry allows in a minute; each identity gets half of that. Where nothing is said, the tier decides
/// (https://learn.microsoft.com/azure/container-registry/container-registry-skus#registry-throughput-and-throttling).</summary>
public sealed record RegistryThrottleSetting
{
    /// <summary>Whether what is too much is answered with 429.</summary>
    public bool Enforced { get; init; }

    /// <summary>Reads a minute; null for what the tier allows.</summary>
    public int? Reads { get; init; }

    /// <summary>Lists of referrers a minute, which count as reads too; null for what the tier allows.</summary>
    public int? Referrers { get; init; }
}
