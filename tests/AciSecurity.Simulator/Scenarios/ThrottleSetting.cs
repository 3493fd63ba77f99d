namespace AciSecurity.Simulator.Scenarios;

/// <summary>The buckets of tokens with which ARM throttles, one for each principal in each subscription
/// (https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling).</summary>
public sealed record ThrottleSetting
{
    /// <summary>How many reads a full bucket allows.</summary>
    public int Reads { get; init; } = 250;

    /// <summary>How many reads come back in a second.</summary>
    public double ReadsPerSecond { get; init; } = 25;

    /// <summary>How many writes a full bucket allows.</summary>
    public int Writes { get; init; } = 200;

    /// <summary>How many writes come back in a second.</summary>
    public double WritesPerSecond { get; init; } = 10;

    /// <summary>Whether an empty bucket is answered with 429. Otherwise the headers count down to 0 and stay there.</summary>
    public bool Enforced { get; init; }
}
