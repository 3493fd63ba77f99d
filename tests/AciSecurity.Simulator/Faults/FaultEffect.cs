using System.Text.Json.Serialization;

namespace AciSecurity.Simulator.Faults;

/// <summary>What goes wrong with a request.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaultEffect>))]
public enum FaultEffect
{
    /// <summary>It is answered with a status: 429 or 503 with Retry-After, 500, or any other.</summary>
    Status,

    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>The answer is cut in the middle of its JSON.</summary>
    TruncatedJson,

    /// <summary>The request takes effect, and its answer is an error all the same.</summary>
    LostAnswer,

    /// <summary>The answer comes late.</summary>
    Slow,

    /// <summary>The token is said to have expired: 401.</summary>
    ExpiredToken,

    /// <summary>The action is forbidden: 403 with ARM's AuthorizationFailed.</summary>
    Forbidden,

    /// <summary>The operation that the request starts ends as Failed.</summary>
    OperationFailed,

    /// <summary>The operation that the request starts ends as Canceled.</summary>
    OperationCanceled,
}
