using System.Text.Json;
using System.Text.Json.Nodes;

namespace AciSecurity.Files.Exports.Shapes;

/// <summary>An object of ARM in the making, into which a tool's members are put one by one.</summary>
/// <param name="home">The member that stays an object even if nothing in it is set; null where there is none.</param>
internal sealed class ArmObject(string? home)
{
    private static readonly JsonNodeOptions NoCase = new() { PropertyNameCaseInsensitive = true };
    private readonly List<(JsonObject Parent, string Name)> _made = [];

    /// <summary>The object. Its member names differ in more than case.</summary>
    public JsonObject Root { get; } = new(NoCase);

    /// <summary>Whether the member has a value.</summary>
    public bool HasValue(string parent, string name) => Root[parent] is JsonObject members && members[name] is not null;

    /// <summary>Writes the object.</summary>
    public void WriteTo(Utf8JsonWriter writer) => Root.WriteTo(writer);

    /// <summary>Puts a value at a path.</summary>
    /// <returns>False where something that is no object stands in the way.</returns>
    public bool Put(ReadOnlySpan<string> steps, JsonNode? value)
    {
        var target = Root;
        foreach (var step in steps[..^1])
        {
            if (target[step] is null)
            {
                target[step] = new JsonObject(NoCase);
                if (target != Root || step != home) _made.Add((target, step));
            }

            if (target[step] is not JsonObject next) return false;
            target = next;
        }

        Merge(target, steps[^1], value);
        return true;
    }

    /// <summary>Makes null of the objects that were made for flattened members none of which is set: a group without an
    /// address has no address with nulls in it.</summary>
    public void Fold()
    {
        for (var at = _made.Count - 1; at >= 0; at--)
        {
            var (parent, name) = _made[at];
            if (parent[name] is JsonObject members && members.All(member => member.Value is null or JsonArray { Count: 0 })) parent[name] = null;
        }

        _made.Clear();
    }

    /// <summary>A tool may name a member twice, flattened and not: what says more stays, else what comes later, as JSON has it.</summary>
    private static void Merge(JsonObject target, string name, JsonNode? value)
    {
        var old = target[name];
        if (old is JsonObject known && value is JsonObject more)
        {
            foreach (var (key, item) in more.ToArray())
            {
                more.Remove(key);
                Merge(known, key, item);
            }
        }
        else if (old is null || Weight(value) >= Weight(old))
        {
            target[name] = value;
        }
    }

    private static int Weight(JsonNode? value) => value switch
    {
        null => 0,
        JsonObject { Count: 0 } or JsonArray { Count: 0 } => 1,
        JsonValue => 2,
        _ => 3,
    };
}
