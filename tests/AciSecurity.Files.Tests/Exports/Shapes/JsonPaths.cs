using System.Globalization;
using System.Text.Json;

namespace AciSecurity.Files.Tests.Exports.Shapes;

/// <summary>JSON as a list of paths and values, to compare what two texts say and not how they are written.</summary>
internal static class JsonPaths
{
    /// <summary>Every value that is set, by its path. Numbers and times compare as such: tools write <c>1</c> as <c>1.0</c>
    /// and <c>Z</c> as <c>+00:00</c>.</summary>
    public static IReadOnlyDictionary<string, string> Of(JsonElement json)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(json, "", paths);
        return paths;
    }

    /// <summary>The paths of members whose names differ from one beside them in case only.</summary>
    public static IEnumerable<string> Twice(JsonElement json, string path = "") => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject()
            .GroupBy(member => member.Name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(names => names.Skip(1).Select(member => $"{path}.{member.Name}")
                .Concat(names.SelectMany(member => Twice(member.Value, $"{path}.{member.Name}")))),
        JsonValueKind.Array => json.EnumerateArray().SelectMany((item, index) => Twice(item, $"{path}[{index}]")),
        _ => [],
    };

    private static void Add(JsonElement json, string path, Dictionary<string, string> paths)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject()) Add(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", paths);
                return;
            case JsonValueKind.Array:
                foreach (var (index, item) in json.EnumerateArray().Index()) Add(item, $"{path}[{index}]", paths);
                return;
            case JsonValueKind.Null:
                return;
            case JsonValueKind.Number:
                paths[path] = json.GetDouble().ToString(CultureInfo.InvariantCulture);
                return;
            case JsonValueKind.String when json.TryGetDateTimeOffset(out var time):
                paths[path] = time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
                return;
            default:
                paths[path] = json.ToString();
                return;
        }
    }
}
