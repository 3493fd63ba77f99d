using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Operations;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Arm;

/// <summary>What is posted to a resource. Every credential that comes out says that it is made up.</summary>
internal sealed class ArmActions(ResourceStore store, OperationBook operations, RegistryCredentials credentials)
{
    private readonly ArmLocks _locks = new(store);

    public async Task<Reply> PostAsync(Call call, ArmPath path, ResourceKind kind)
    {
        var parent = ArmPath.Parse(path.Parent)!;
        var owner = kind.ShortType == "containerGroups/containers" ? ArmPath.Parse(parent.Parent)! : parent;
        if (store.Find(owner.Key) is not { } resource) return ArmErrors.NotFound(owner);
        if (_locks.Refuse(owner, deletes: false) is { } locked) return locked;
        var action = kind.Actions.FirstOrDefault(name => name.Equals(path.Last, StringComparison.OrdinalIgnoreCase));
        return action switch
        {
            "restart" => Begin(call, parent, resource, 204),
            "start" => Begin(call, parent, resource, 202),
            "stop" => Reply.Empty(204),
            "exec" or "attach" => Reply.Json(new JsonObject { ["webSocketUri"] = $"wss://{call.Http.Request.Host}/exec/not-real", ["password"] = "not-a-real-password" }),
            "listCredentials" => credentials.List(resource),
            "regenerateCredential" => credentials.Regenerate(resource, await call.ReadObjectAsync()),
            "generateCredentials" => credentials.Generate(call, resource, await call.ReadObjectAsync()),
            "importImage" => operations.Begin(call, parent, "westeurope", WriteStyle.Location, Reply.Empty(202), _ => { }),
            "getCallbackConfig" => CallbackConfig(resource),
            "ping" => Reply.Json(new JsonObject { ["id"] = Guid.NewGuid().ToString() }),
            _ => ArmErrors.MethodNotAllowed(path, call.Method),
        };
    }

    private Reply Begin(Call call, ArmPath path, StoredResource resource, int status) =>
        operations.Begin(call, path, resource.ToObject()["location"]?.ToString() ?? "westeurope", WriteStyle.AsyncOperation, Reply.Empty(status), _ => { });

    private static Reply CallbackConfig(StoredResource webhook) => Reply.Json(new JsonObject
    {
        ["serviceUri"] = webhook.Detail?["serviceUri"]?.DeepClone() ?? "https://hook.example/not-real",
        ["customHeaders"] = webhook.Detail?["customHeaders"]?.DeepClone() ?? new JsonObject(),
    });
}
