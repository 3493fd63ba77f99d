using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Operations;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Arm;

/// <summary>What is posted to a resource. Every credential that comes out says that it is made up.</summary>
internal sealed class ArmActions(ResourceStore store, OperationBook operations)
{
    public async Task<Reply> PostAsync(Call call, ArmPath path, ResourceKind kind)
    {
        var parent = ArmPath.Parse(path.Parent)!;
        var owner = kind.ShortType == "containerGroups/containers" ? ArmPath.Parse(parent.Parent)! : parent;
        if (store.Find(owner.Key) is not { } resource) return ArmErrors.NotFound(owner);
        var action = kind.Actions.FirstOrDefault(name => name.Equals(path.Last, StringComparison.OrdinalIgnoreCase));
        return action switch
        {
            "restart" => Begin(call, parent, resource, 204),
            "start" => Begin(call, parent, resource, 202),
            "stop" => Reply.Empty(204),
            "exec" or "attach" => Reply.Json(new JsonObject { ["webSocketUri"] = $"wss://{call.Http.Request.Host}/exec/not-real", ["password"] = "not-a-real-password" }),
            "listCredentials" or "regenerateCredential" => ListCredentials(resource),
            "generateCredentials" => GenerateCredentials(await call.ReadObjectAsync()),
            "importImage" => operations.Begin(call, parent, "westeurope", WriteStyle.Location, Reply.Empty(202), _ => { }),
            "getCallbackConfig" => CallbackConfig(resource),
            "ping" => Reply.Json(new JsonObject { ["id"] = Guid.NewGuid().ToString() }),
            _ => ArmErrors.MethodNotAllowed(path, call.Method),
        };
    }

    private Reply Begin(Call call, ArmPath path, StoredResource resource, int status) =>
        operations.Begin(call, path, resource.ToObject()["location"]?.ToString() ?? "westeurope", WriteStyle.AsyncOperation, Reply.Empty(status), _ => { });

    private static Reply ListCredentials(StoredResource registry)
    {
        if (registry.ToObject()["properties"]?["adminUserEnabled"]?.GetValue<bool>() != true)
            return ArmErrors.Invalid("UnAuthorizedForCredentialOperations", $"Cannot perform credential operations for {registry.Path.Text} as admin user is disabled. Kindly enable admin user as per docs: https://learn.microsoft.com/azure/container-registry/container-registry-authentication#admin-account");
        return Reply.Json(new JsonObject
        {
            ["username"] = registry.Path.Last,
            ["passwords"] = new JsonArray(Password("password"), Password("password2")),
        });
    }

    private static Reply GenerateCredentials(JsonObject? body) => Reply.Json(new JsonObject
    {
        ["username"] = body?["tokenId"]?.ToString().Split('/')[^1],
        ["passwords"] = new JsonArray(Password("password1"), Password("password2")),
    });

    private static Reply CallbackConfig(StoredResource webhook) => Reply.Json(new JsonObject
    {
        ["serviceUri"] = webhook.Detail?["serviceUri"]?.DeepClone() ?? "https://hook.example/not-real",
        ["customHeaders"] = webhook.Detail?["customHeaders"]?.DeepClone() ?? new JsonObject(),
    });

    private static JsonObject Password(string name) => new() { ["name"] = name, ["value"] = "not-a-real-password" };
}
