using System.Text.Json;

namespace AciSecurity.Registry.Sigstore.Json;

/// <summary>Looks into JSON that has more in it than is asked for, such as what a log holds.</summary>
internal static class JsonPath
{
    /// <summary>The text at the end of <paramref name="names"/>; null where there is none.</summary>
    public static string? Text(JsonElement element, params string[] names) =>
        Find(element, names) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The one element of the list at the end of <paramref name="names"/>; null where there is no list, or not one element.</summary>
    public static JsonElement? Only(JsonElement element, params string[] names) =>
        Find(element, names) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1 ? list[0] : null;

    /// <summary>What is at the end of <paramref name="names"/>; null where nothing is.</summary>
    public static JsonElement? Find(JsonElement element, params string[] names)
    {
        foreach (var name in names)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element;
    }
}
