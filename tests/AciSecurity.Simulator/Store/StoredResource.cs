using System.Text.Json;
using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Store;

/// <summary>A resource as it lies in the store: the bytes that a list shows, and what only other requests may see.</summary>
internal sealed class StoredResource
{
    private (string Name, int Start, int Length)[]? _members;

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

    /// <summary>The bytes of a member, or nothing when there is none.</summary>
    public ReadOnlyMemory<byte> Member(string name)
    {
        foreach (var (found, start, length) in _members ??= FindMembers())
        {
            if (found == name) return Json.AsMemory(start, length);
        }

        return default;
    }

    private (string Name, int Start, int Length)[] FindMembers()
    {
        List<(string, int, int)> members = [];
        var reader = new Utf8JsonReader(Json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = string.Intern(reader.GetString()!);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            members.Add((name, start, (int)reader.BytesConsumed - start));
        }

        return [.. members];
    }
}
