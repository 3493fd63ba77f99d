using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Store;

/// <summary>A resource as it lies in the store: the bytes that a list shows, and what only other requests may see.</summary>
internal sealed class StoredResource
{
    public StoredResource(ArmPath path, string type, byte[] json)
    {
        (Path, Key, Type, Json) = (path, path.Key, type, json);
    }

    public ArmPath Path { get; }

    public string Key { get; }

    /// <summary>The type in the provider's own spelling.</summary>
    public string Type { get; }

    /// <summary>What ARM lists: no secrets, no instance view.</summary>
    public byte[] Json { get; }

    /// <summary>What a list leaves out: the instance view of a group, the callback of a webhook.</summary>
    public JsonObject? Detail { get; init; }

    public JsonObject ToObject() => JsonNode.Parse(Json)!.AsObject();
}
