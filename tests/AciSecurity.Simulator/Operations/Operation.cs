using System.Text.Json.Nodes;
using AciSecurity.Simulator.Faults;

namespace AciSecurity.Simulator.Operations;

/// <summary>Work that goes on after its request was answered, until somebody asked often enough.</summary>
internal sealed class Operation(string id, string resource, int polls, Fault? fault, DateTimeOffset started, Action<bool> complete)
{
    private readonly Lock _lock = new();
    private int _left = polls;
    private bool _completed;

    public string Id => id;

    /// <summary>The id that dictionaries use of what is worked on.</summary>
    public string Resource => resource;

    public DateTimeOffset Started => started;

    /// <summary>What the addresses of the operation must carry unchanged.</summary>
    public string Signature { get; init; } = "";

    public Fault? Fault => fault;

    /// <summary>What the operation ends with, where Location leads to more than the end.</summary>
    public Func<JsonObject>? Result { get; init; }

    public string End => fault?.Effect switch
    {
        FaultEffect.OperationFailed => "Failed",
        FaultEffect.OperationCanceled => "Canceled",
        _ => "Succeeded",
    };

    /// <summary>Asks once more.</summary>
    /// <returns>InProgress, or how it ended.</returns>
    public string Poll()
    {
        lock (_lock)
        {
            if (_left-- > 0) return "InProgress";
            if (!_completed) complete(fault is null);
            _completed = true;
            return End;
        }
    }
}
