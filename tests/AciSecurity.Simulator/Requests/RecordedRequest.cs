using System.Text.Json.Serialization;

namespace AciSecurity.Simulator.Requests;

/// <summary>A request that was answered, or tried.</summary>
public sealed record RecordedRequest
{
    /// <summary>Its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>GET, PUT and so on.</summary>
    public required string Method { get; init; }

    /// <summary>The path, as it came.</summary>
    public required string Path { get; init; }

    /// <summary>The query with its question mark, or nothing.</summary>
    public required string Query { get; init; }

    /// <summary>The headers, without tokens and other secrets.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>How many were in flight with it, itself included, when it came.</summary>
    public required int InFlight { get; init; }

    /// <summary>Who sent it: an object id; null when nobody had signed in.</summary>
    public string? ObjectId { get; internal set; }

    /// <summary>The JSON that was sent to Resource Manager; null where there was none. For tests in this process alone: it may hold secrets.</summary>
    [JsonIgnore]
    public string? Body { get; internal set; }

    /// <summary>The status of the answer; 0 while there is none, and when the connection broke.</summary>
    public int Status { get; internal set; }

    /// <summary>How long the answer took.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>Whether it would change something: a write, or an action that is no question.</summary>
    public bool IsWrite => RequestMeaning.IsWrite(Method, Path);

    /// <summary>Whether its answer holds credentials: exec, attach, keys, and what webhooks are called with. An audit never sends one.</summary>
    public bool ReadsSecrets => RequestMeaning.ReadsSecrets(Method, Path);
}
