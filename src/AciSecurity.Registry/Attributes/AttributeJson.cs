using System.Text.Json;
using AciSecurity.Images;

namespace AciSecurity.Registry.Attributes;

/// <summary>The attributes that say what may be done, as JSON.</summary>
internal static class AttributeJson
{
    /// <summary>Reads <c>changeableAttributes</c> of <paramref name="item"/>; null where it has none. What is not said is allowed.</summary>
    public static ImageLocks? Locks(JsonElement item) =>
        item.TryGetProperty("changeableAttributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object
            ? new(Is(attributes, "deleteEnabled"), Is(attributes, "writeEnabled"), Is(attributes, "listEnabled"), Is(attributes, "readEnabled"))
            : null;

    private static bool Is(JsonElement attributes, string name) => !attributes.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.False;
}
