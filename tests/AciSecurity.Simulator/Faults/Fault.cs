using System.IO.Enumeration;

namespace AciSecurity.Simulator.Faults;

/// <summary>Something that goes wrong on request: which requests it meets, and what happens to them.</summary>
public sealed record Fault
{
    /// <summary>The method that it meets; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>The path that it meets, with * for anything; null for any. Case does not count.</summary>
    public string? Path { get; init; }

    /// <summary>The subscription that it meets; null for any.</summary>
    public string? Subscription { get; init; }

    /// <summary>The registry whose login server it meets; null for any request, whatever it goes to.</summary>
    public string? Registry { get; init; }

    /// <summary>The first of the matching calls that it meets, counted from 1.</summary>
    public int From { get; init; } = 1;

    /// <summary>How many calls it meets from there on.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>What happens.</summary>
    public FaultEffect Effect { get; init; }

    /// <summary>The status of the answer, where the effect is one.</summary>
    public int Status { get; init; } = 500;

    /// <summary>What Retry-After says, in seconds; null leaves it out.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The error's code; null for the usual one.</summary>
    public string? Code { get; init; }

    /// <summary>How late a slow answer is, in milliseconds.</summary>
    public int Delay { get; init; } = 1000;

    /// <summary>429 with Retry-After.</summary>
    public static Fault Throttled(string path, int retryAfter = 1, int times = 1) =>
        new() { Path = path, Effect = FaultEffect.Status, Status = 429, RetryAfter = retryAfter, Times = times };

    /// <summary>An answer with another status.</summary>
    public static Fault Answers(string path, int status, int times = int.MaxValue) => new() { Path = path, Effect = FaultEffect.Status, Status = status, Times = times };

    /// <summary>Any other effect.</summary>
    public static Fault Of(FaultEffect effect, string path, int times = int.MaxValue) => new() { Path = path, Effect = effect, Times = times };

    internal bool Meets(string method, string path, string query, string? registry) =>
        (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || FileSystemName.MatchesSimpleExpression(Path, path, ignoreCase: true) || FileSystemName.MatchesSimpleExpression(Path, path + query, ignoreCase: true))
        && (Registry is null || Registry.Equals(registry, StringComparison.OrdinalIgnoreCase))
        && (Subscription is null || path.Contains("/subscriptions/" + Subscription, StringComparison.OrdinalIgnoreCase));
}
