using System.Text.Json;

namespace AciSecurity.Files.Exports.Shapes;

/// <summary>How tools lay out one kind of object, and where ARM has its members.</summary>
/// <remarks>A member without a place of its own goes to the home, its name in camelCase and its value as it is: a property
/// that a later version of the tool adds is still found where ARM has it.</remarks>
internal sealed class Layout
{
    /// <summary>Only settings that nobody knows are nested this deep: they are cut, so that no file exhausts the stack.</summary>
    private const int MaxDepth = 64;

    private readonly string? _home;
    private readonly Dictionary<string, Place> _places;

    /// <summary>Makes a layout.</summary>
    /// <param name="home">Where members without a place belong: <c>properties</c>, or null for the object itself.</param>
    /// <param name="places">The members that belong elsewhere or have another name.</param>
    public Layout(string? home, params Place[] places)
    {
        _home = home;
        _places = places.ToDictionary(place => place.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>An object whose members ARM has too, under the same names in camelCase.</summary>
    public static Layout Same { get; } = new(null);

    /// <summary>The object in ARM's layout.</summary>
    public ArmObject Shape(JsonElement value) => Shape(value, 0);

    private ArmObject Shape(JsonElement value, int depth)
    {
        var shaped = new ArmObject(StringComparer.OrdinalIgnoreCase);
        var home = shaped;
        if (_home is not null) shaped.Put(_home, home = new(StringComparer.OrdinalIgnoreCase));
        foreach (var member in value.EnumerateObject())
        {
            var name = member.Name;
            if (!_places.TryGetValue(name, out var place) || !shaped.Put(place.Steps, Read(member.Value, place.Layout, depth + 1)))
            {
                home.Put(JsonNamingPolicy.CamelCase.ConvertName(name), Copy(member.Value, depth + 1));
            }
        }

        return shaped;
    }

    private static object? Read(JsonElement value, Layout? layout, int depth)
    {
        if (layout is null || depth > MaxDepth) return Copy(value, depth);
        return value.ValueKind switch
        {
            JsonValueKind.Array => Items(value, layout, depth),
            // The generated modules write {} for a class of their own in which nothing is set.
            JsonValueKind.Object => IsEmpty(value) ? null : layout.Shape(value, depth),
            _ => Copy(value, depth),
        };
    }

    /// <summary>The value as it is: the names in it may be a user's own, such as those of tags and secrets.</summary>
    private static object? Copy(JsonElement value, int depth)
    {
        if (depth > MaxDepth) return null;
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Object:
                var copy = new ArmObject(StringComparer.Ordinal);
                foreach (var member in value.EnumerateObject()) copy.Put(member.Name, Copy(member.Value, depth + 1));
                return copy;
            case JsonValueKind.Array:
                return Items(value, null, depth);
            default:
                return value;
        }
    }

    private static object?[] Items(JsonElement list, Layout? layout, int depth)
    {
        var items = new object?[list.GetArrayLength()];
        var at = 0;
        foreach (var item in list.EnumerateArray()) items[at++] = Read(item, layout, depth + 1);
        return items;
    }

    private static bool IsEmpty(JsonElement value)
    {
        using var members = value.EnumerateObject();
        return !members.MoveNext();
    }
}
