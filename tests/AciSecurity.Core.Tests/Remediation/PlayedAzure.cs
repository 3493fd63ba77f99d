using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Audits;
using AciSecurity.Ports;
using AciSecurity.Remediation;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Remediation;

/// <summary>An Azure of a few resources: read as a whole, and written as Resource Manager writes.</summary>
internal sealed class PlayedAzure : IRemediator, IResourceSource
{
    private readonly SortedDictionary<string, JsonObject> _resources = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The subscription of all of them.</summary>
    public const string Subscription = "/subscriptions/00000000-0000-4000-8000-000000000001";

    /// <summary>What was written.</summary>
    public List<ResourceWrite> Writes { get; } = [];

    /// <summary>Everything there is, as text that compares.</summary>
    public string Everything => string.Join('\n', _resources.Values.Select(resource => resource.ToJsonString()));

    public JsonObject this[string id] => _resources[id];

    public void Add(JsonObject resource) => _resources[$"{resource["id"]}"] = resource;

    public void Dispose()
    {
    }

    public Task<ReadOnlyMemory<byte>?> ReadAsync(string id, string? apiVersion, CancellationToken cancellationToken) =>
        Task.FromResult(_resources.TryGetValue(id, out var resource) ? Encoding.UTF8.GetBytes(resource.ToJsonString()) : (ReadOnlyMemory<byte>?)null);

    public Task WriteAsync(ResourceWrite write, CancellationToken cancellationToken)
    {
        Writes.Add(write);
        if (write.Method == WriteMethod.Delete)
        {
            _resources.Remove(write.Id);
            return Task.CompletedTask;
        }

        var body = JsonNode.Parse(write.Body!)!.AsObject();
        if (!_resources.TryGetValue(write.Id, out var resource)) _resources[write.Id] = resource = new() { ["id"] = write.Id, ["name"] = ArmPlace.Of(write.Id).Name, ["type"] = ArmPlace.Of(write.Id).Type };
        if (write.Method == WriteMethod.Put) resource["properties"] = body["properties"]?.DeepClone();
        else Merge(resource, body);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (id, json) in _resources)
        {
            var identity = ArmPlace.Of(id) with { ApiVersion = "2025-11-01", Origin = new(OriginKind.Live) };
            yield return new RunItem.ResourceRead(new(identity, Encoding.UTF8.GetBytes(json.ToJsonString())));
        }

        foreach (var kind in Enum.GetValues<FactKinds>()) yield return new RunItem.FactsGathered(kind, "");
        yield return new RunItem.SubscriptionClosed(Subscription["/subscriptions/".Length..]);
        await Task.CompletedTask;
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
