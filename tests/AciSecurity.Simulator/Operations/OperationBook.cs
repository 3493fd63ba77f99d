using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Arm;
using AciSecurity.Simulator.Faults;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Operations;

/// <summary>The long-running operations (https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations). The
/// addresses that it gives out must come back as they are, but for the api-version, which some clients replace.</summary>
internal sealed class OperationBook(OperationSetting setting, string endpoint, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Operation> _operations = new();

    /// <summary>Starts an operation, and tells its address in an answer.</summary>
    public Reply Begin(Call call, ArmPath path, string location, WriteStyle style, Reply answer, Action<bool> complete, Func<JsonObject>? result = null)
    {
        var isRegistry = path.Namespace.Equals("Microsoft.ContainerRegistry", StringComparison.OrdinalIgnoreCase);
        var id = (isRegistry ? "registries-" : "") + Guid.NewGuid().ToString();
        var signature = isRegistry ? Signature() : "";
        _operations[id] = new(id, path.Key, setting.Polls, call.OperationFault, clock.GetUtcNow(), complete) { Signature = signature, Result = result };
        var list = style == WriteStyle.Location ? "operationResults" : isRegistry ? "operationStatuses" : "operations";
        var scope = isRegistry ? path.Text : $"/subscriptions/{path.SubscriptionId}/providers/{path.Namespace}/locations/{location}";
        var address = $"{endpoint}{scope}/{list}/{id}?api-version={(isRegistry ? call.ApiVersion : "2018-06-01")}{signature}";
        return answer.With(style == WriteStyle.Location ? "Location" : "Azure-AsyncOperation", address).With("Retry-After", RetryAfter);
    }

    /// <summary>Counts a look at a resource as a question about the operations on it.</summary>
    public void Touch(string resource)
    {
        foreach (var operation in _operations.Values.Where(found => found.Resource == resource)) operation.Poll();
    }

    /// <summary>The answer about an operation, or null when the path is no operation's.</summary>
    public Reply? Answer(Call call)
    {
        if (call.Path.Split('/') is not [.., var list, var id] || list.ToLowerInvariant() is not ("operations" or "operationstatuses" or "operationresults")) return null;
        if (call.Method != "GET" || !_operations.TryGetValue(id, out var operation)) return Reply.Error(404, "OperationNotFound", $"The operation '{id}' was not found.");
        if (!call.Http.Request.QueryString.Value!.EndsWith(operation.Signature, StringComparison.Ordinal)) return Reply.Error(403, "InvalidSignature", "The address of the operation was changed.");
        var status = operation.Poll();
        return list.Equals("operationResults", StringComparison.OrdinalIgnoreCase) ? Result(call, operation, status) : Status(call, operation, status);
    }

    private Reply Status(Call call, Operation operation, string status)
    {
        var body = new JsonObject
        {
            ["id"] = call.Path,
            ["name"] = operation.Id,
            ["status"] = status,
            ["startTime"] = operation.Started.ToString("o", CultureInfo.InvariantCulture),
            ["properties"] = new JsonObject { ["events"] = new JsonArray() },
        };
        if (operation.Fault is { } fault && status != "InProgress") body["error"] = Error(fault);
        return Reply.Json(body).With("Retry-After", RetryAfter);
    }

    private Reply Result(Call call, Operation operation, string status) => status switch
    {
        "InProgress" => Reply.Empty(202).With("Location", endpoint + call.Path + call.Http.Request.QueryString).With("Retry-After", RetryAfter),
        "Succeeded" => operation.Result is { } result ? Reply.Json(result()) : Reply.Empty(200),
        _ => Reply.Json(new JsonObject { ["error"] = Error(operation.Fault!), ["status"] = status }, 409),
    };

    private string RetryAfter => setting.RetryAfter.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Error(Fault fault) => new()
    {
        ["code"] = fault.Code ?? (fault.Effect == FaultEffect.OperationCanceled ? "OperationCanceled" : "OperationFailed"),
        ["message"] = "The operation did not succeed because a fault was asked for.",
    };

    // As long as the real ones, so that whoever cuts or builds addresses is found out.
    private static string Signature() =>
        $"&t={Random.Shared.NextInt64():D19}&c={string.Concat(Enumerable.Range(0, 90).Select(_ => Guid.NewGuid().ToString("N")))}&s={Guid.NewGuid():N}&h={Guid.NewGuid():N}";
}
