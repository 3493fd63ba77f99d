using AciSecurity.Simulator.Graph;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Operations;
using AciSecurity.Simulator.Registry;
using AciSecurity.Simulator.Scenarios;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Arm;

/// <summary>Azure Resource Manager: who asks, whether they may, and then what they ask for.</summary>
internal sealed class ArmEndpoint
{
    private readonly ResourceStore _store;
    private readonly Authentication _authentication;
    private readonly OperationBook _operations;
    private readonly GraphEndpoint _graph;
    private readonly ArmReads _reads;
    private readonly ArmWrites _writes;
    private readonly ArmActions _actions;
    private readonly ActivityLog _activityLog;
    private readonly ArmThrottle _throttle;

    public ArmEndpoint(Scenario scenario, ResourceStore store, Authentication authentication, RegistryPasswords passwords, string endpoint, TimeProvider clock)
    {
        (_store, _authentication) = (store, authentication);
        _operations = new(scenario.Operations, endpoint, clock);
        _graph = new(scenario, store, clock);
        _reads = new(scenario, store, endpoint);
        _writes = new(scenario, store, _operations, _reads);
        _actions = new(store, _operations, new(store, _operations, passwords, clock));
        _activityLog = new(scenario, clock);
        _throttle = new(scenario.Throttle, clock);
    }

    public async Task<Reply> AnswerAsync(Call call)
    {
        if (await _authentication.RefuseAsync(call) is { } refusal) return refusal;
        if (call.ApiVersion.Length == 0) return ArmErrors.MissingApiVersion();
        if (call.Path.Equals(GraphEndpoint.Path, StringComparison.OrdinalIgnoreCase)) return await _graph.AnswerAsync(call);
        var subscription = call.Path.Split('/') is [_, var first, { Length: > 0 } id, ..] && first.Equals("subscriptions", StringComparison.OrdinalIgnoreCase) ? id : null;
        var (left, refused) = _throttle.Take(call, subscription);
        return ArmThrottle.Tell(refused ?? await AnswerInTimeAsync(call), call, subscription, left);
    }

    private async Task<Reply> AnswerInTimeAsync(Call call)
    {
        if (_operations.Answer(call) is { } status) return status;
        if (ActivityLog.IsAt(call.Path)) return _activityLog.Answer(call);
        if (ProviderList.Answer(call) is { } providers) return providers;
        if (_reads.EveryResource(call) is { } resources) return resources;
        return ArmPath.Parse(call.Path) is { } path ? await AnswerAsync(call, path) : ArmErrors.UnknownPath(call.Path);
    }

    private async Task<Reply> AnswerAsync(Call call, ArmPath path)
    {
        var kind = ResourceCatalog.Find(call.Method == "POST" && !path.IsInstance ? path.ParentType : path.Type);
        if (kind is null) return ArmErrors.UnknownType(path, call.ApiVersion);
        if (!kind.ApiVersions.Contains(call.ApiVersion, StringComparer.OrdinalIgnoreCase)) return ArmErrors.UnsupportedVersion(kind, call.ApiVersion, call.Method);
        if (path.SubscriptionId is { } subscription && _store.Find("/subscriptions/" + subscription.ToLowerInvariant()) is null) return ArmErrors.SubscriptionNotFound(subscription);
        var action = ArmAction.Of(call.Method, path);
        if (!ArmReads.IsFiltered(path) && !call.Principal.May(action.Name, action.Scope)) return AuthorizationFailure.Of(call, action);

        var reply = (call.Method, path.IsInstance) switch
        {
            ("GET" or "HEAD", true) => Touched(path, () => _reads.Get(call, path, kind)),
            ("GET", false) => _reads.List(call, path, kind),
            ("PUT", true) => await _writes.PutAsync(call, path, kind),
            ("PATCH", true) => await _writes.PatchAsync(call, path, kind),
            ("DELETE", true) => _writes.Delete(call, path, kind),
            ("POST", false) => await _actions.PostAsync(call, path, kind),
            _ => ArmErrors.MethodNotAllowed(path, call.Method),
        };
        return reply.With("api-supported-versions", string.Join(", ", kind.ApiVersions));
    }

    // A client may watch the resource instead of the operation that makes it.
    private Reply Touched(ArmPath path, Func<Reply> read)
    {
        _operations.Touch(path.Key);
        return read();
    }
}
