namespace AciSecurity.Simulator.Scenarios;

/// <summary>How long-running operations behave.</summary>
public sealed record OperationSetting
{
    /// <summary>How often a client is told to wait before it is told the end.</summary>
    public int Polls { get; init; } = 1;

    /// <summary>What Retry-After says, in seconds.</summary>
    public int RetryAfter { get; init; } = 1;
}
