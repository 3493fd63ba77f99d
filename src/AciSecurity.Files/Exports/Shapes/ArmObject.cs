using System.Text.Json;

namespace AciSecurity.Files.Exports.Shapes;

/// <summary>An object of ARM in the making, into which a tool's members are put one by one. No member stands in it twice.</summary>
/// <param name="names">How member names compare.</param>
internal sealed class ArmObject(StringComparer names)
{
    private readonly Dictionary<string, object?> _members = new(names);

    /// <summary>Whether the object was made for members that a tool flattened, and is not in the tool's own text.</summary>
    private bool IsMade { get; init; }

    /// <summary>The member's value: a <see cref="JsonElement"/> that is no object or list, an <see cref="ArmObject"/>, or an
    /// array of these; null where it has none.</summary>
    public object? this[string name] => _members.GetValueOrDefault(name);

    /// <summary>Whether something is set in the member.</summary>
    public bool Says(string name) => !SaysNothing(this[name]);

    /// <summary>Puts a value at a path.</summary>
    /// <returns>False where something that is no object stands in the way.</returns>
    public bool Put(ReadOnlySpan<string> steps, object? value)
    {
        var target = this;
        foreach (var step in steps[..^1])
        {
            var next = target[step];
            if (next is null) target._members[step] = next = new ArmObject(StringComparer.OrdinalIgnoreCase) { IsMade = true };
            if (next is not ArmObject inner) return false;
            target = inner;
        }

        target.Put(steps[^1], value);
        return true;
    }

    /// <summary>Puts a value. A tool may name a member twice, flattened and not: what says more stays, else what comes later,
    /// as readers of JSON have it.</summary>
    public void Put(string name, object? value)
    {
        if (_members.TryAdd(name, value)) return;
        var old = _members[name];
        if (old is ArmObject known && value is ArmObject more)
        {
            foreach (var (key, item) in more._members) known.Put(key, item);
        }
        else if (Weight(value) >= Weight(old))
        {
            _members[name] = value;
        }
    }

    /// <summary>Writes the object. An object that was made, and of which nothing is set, is null: a group without an address
    /// has none, not one with nulls in it.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        if (SaysNothing(this))
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach (var (name, value) in _members)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case JsonElement element:
                element.WriteTo(writer);
                return;
            case ArmObject inner:
                inner.WriteTo(writer);
                return;
            case object?[] list:
                writer.WriteStartArray();
                foreach (var item in list) Write(writer, item);
                writer.WriteEndArray();
                return;
            default:
                writer.WriteNullValue();
                return;
        }
    }

    private static bool SaysNothing(object? value) =>
        value is null or object?[] { Length: 0 } || (value is ArmObject { IsMade: true } made && made._members.Values.All(SaysNothing));

    private static int Weight(object? value) => value switch
    {
        null => 0,
        ArmObject { _members.Count: 0 } or object?[] { Length: 0 } => 1,
        JsonElement => 2,
        _ => 3,
    };
}
