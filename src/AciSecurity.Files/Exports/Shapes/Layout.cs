using System.Text.Json;
using System.Text.Json.Nodes;

namespace AciSecurity.Files.Exports.Shapes;

/// <summary>How tools lay out one kind of object, and where ARM has its members.</summary>
/// <remarks>A member without a place of its own goes to the home, its name in camelCase and its value as it is: a property
/// that a later version of the tool adds is still found where ARM has it.</remarks>
internal sealed class Layout
{
    /// <summary>Only settings that nobody knows are nested this deep: they are cut, so that no file exhausts the stack.</summary>
    private const int MaxDepth = 64;

    private readonly string? _home;
    private readonly Dictionary<string, Place> _places = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a layout.</summary>
    /// <param name="home">Where members without a place belong: <c>properties</c>, or null for the object itself.</param>
    /// <param name="places">The members that belong elsewhere or have another name.</param>
    public Layout(string? home, Place[] places)
    {
        _home = home;
        foreach (var place in places) _places.Add(place.Name, place);
    }

    /// <summary>An object whose members ARM has too, under the same names in camelCase.</summary>
    public static Layout Same { get; } = new(null, []);

    /// <summary>The object in ARM's layout.</summary>
    public ArmObject Shape(JsonElement value) => Shape(value, 0);

    private ArmObject Shape(JsonElement value, int depth)
    {
        var shaped = new ArmObject(_home);
        foreach (var member in value.EnumerateObject())
        {
            if (!_places.TryGetValue(member.Name, out var place))
            {
                shaped.Put(Home(member.Name), Copy(member.Value, depth + 1));
            }
            else if (!shaped.Put(place.Steps, Read(member.Value, place.Layout, depth + 1)))
            {
                shaped.Put(Home(member.Name), Copy(member.Value, depth + 1));
            }
        }

        shaped.Fold();
        return shaped;
    }

    private string[] Home(string name)
    {
        var camel = JsonNamingPolicy.CamelCase.ConvertName(name);
        return _home is null ? [camel] : [_home, camel];
    }

    private static JsonNode? Read(JsonElement value, Layout? layout, int depth) => value.ValueKind switch
    {
        _ when layout is null || depth > MaxDepth => Copy(value, depth),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(item => Read(item, layout, depth + 1))]),
        // The models' own classes come out as {} where nothing in them is set.
        JsonValueKind.Object => value.EnumerateObject().Any() ? layout.Shape(value, depth).Root : null,
        _ => Copy(value, depth),
    };

    /// <summary>The value as it is: the names in it may be a user's own, such as those of tags and secrets.</summary>
    private static JsonNode? Copy(JsonElement value, int depth)
    {
        if (depth > MaxDepth) return null;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var copy = new JsonObject();
                foreach (var member in value.EnumerateObject()) copy[member.Name] = Copy(member.Value, depth + 1);
                return copy;
            case JsonValueKind.Array:
                return new JsonArray([.. value.EnumerateArray().Select(item => Copy(item, depth + 1))]);
            default:
                return JsonValue.Create(value);
        }
    }
}
