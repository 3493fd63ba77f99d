using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Operations;
using AciSecurity.Simulator.Scenarios;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Arm;

/// <summary>Writes: a resource put, patched or deleted.</summary>
internal sealed class ArmWrites(Scenario scenario, ResourceStore store, OperationBook operations, ArmReads reads)
{
    private const string DefaultLocation = "westeurope";
    private readonly ResourceIntake _intake = new(scenario);
    private readonly ArmLocks _locks = new(store);

    public async Task<Reply> PutAsync(Call call, ArmPath path, ResourceKind kind)
    {
        if (kind.Put == WriteStyle.None) return ArmErrors.MethodNotAllowed(path, call.Method);
        if (reads.Missing(path, kind) is { } missing) return missing;
        if (await call.ReadObjectAsync() is not { } body) return ArmErrors.BadBody();
        if (_locks.Refuse(path, deletes: false) is { } locked) return locked;
        var before = store.Find(path.Key)?.ToObject();
        if (ResourceDefaults.Refuse(kind.Type, body, before) is { } refusal) return refusal;
        ResourceDefaults.Fill(kind.Type, path, body, before);
        body["id"] = path.Text;
        return Store(call, path, kind, body, before is null ? 201 : kind.Type.EndsWith("/registries", StringComparison.Ordinal) ? 201 : 200);
    }

    public async Task<Reply> PatchAsync(Call call, ArmPath path, ResourceKind kind)
    {
        if (kind.Patch == PatchStyle.None) return ArmErrors.MethodNotAllowed(path, call.Method);
        if (store.Find(path.Key) is not { } found) return ArmErrors.NotFound(path);
        if (await call.ReadObjectAsync() is not { } patch) return ArmErrors.BadBody();
        if (_locks.Refuse(path, deletes: false) is { } locked) return locked;
        var before = found.ToObject();
        var after = before.DeepClone().AsObject();
        if (patch["tags"] is { } tags) after["tags"] = tags.DeepClone();
        if (kind.Patch == PatchStyle.Merge) Merge(after, Patchable(kind, call.ApiVersion, patch));
        if (ResourceDefaults.Refuse(kind.Type, after, before) is { } refusal) return refusal;
        if (kind.Patch == PatchStyle.Tags || kind.Put == WriteStyle.Immediate) return Stored(call, after, 200, found.Detail);
        return Store(call, path, kind, after, 200);
    }

    public Reply Delete(Call call, ArmPath path, ResourceKind kind)
    {
        if (kind.Delete == WriteStyle.None) return ArmErrors.MethodNotAllowed(path, call.Method);
        if (store.Find(path.Key) is not { } resource) return kind.Type == ArmPath.GroupType ? ArmErrors.NotFound(path) : Reply.Empty(204);
        if (_locks.Refuse(path, deletes: true) is { } locked) return locked;
        if (kind.Delete == WriteStyle.Immediate)
        {
            store.Remove(path.Key);
            return Reply.Json(resource.Json);
        }

        var location = resource.ToObject()["location"]?.ToString() ?? DefaultLocation;
        return operations.Begin(call, path, location, kind.Delete, Reply.Empty(202), succeeded =>
        {
            if (succeeded) store.Remove(path.Key);
        });
    }

    private Reply Store(Call call, ArmPath path, ResourceKind kind, JsonObject body, int status)
    {
        if (kind.Put != WriteStyle.AsyncOperation) return Stored(call, body, status);
        var location = body["location"]?.ToString() ?? DefaultLocation;
        var ended = body.DeepClone().AsObject();
        if (body["properties"] is JsonObject properties) properties["provisioningState"] = store.Find(path.Key) is null ? "Creating" : "Updating";
        return operations.Begin(call, path, location, kind.Put, Stored(call, body, status), succeeded =>
        {
            if (ended["properties"] is JsonObject state) state["provisioningState"] = succeeded ? "Succeeded" : "Failed";
            store.Put(_intake.Of(ended));
        });
    }

    private Reply Stored(Call call, JsonObject body, int status, JsonObject? hidden = null)
    {
        StoredResource? whole = null;
        foreach (var resource in _intake.WithChildren(body, hidden))
        {
            whole ??= resource;
            store.Put(resource);
        }

        return Reply.Json(ArmReads.Whole(whole!, call.ApiVersion), status);
    }

    private static JsonObject Patchable(ResourceKind kind, string apiVersion, JsonObject patch)
    {
        var known = patch.DeepClone().AsObject();
        foreach (var name in new[] { "id", "name", "type", "location", "tags" }) known.Remove(name);
        PropertyHistory.Remove(known, PropertyHistory.Unknown(kind.Type, apiVersion));
        return known;
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is JsonObject inner && target[name] is JsonObject existing) Merge(existing, inner);
            else target[name] = value?.DeepClone();
        }
    }
}
