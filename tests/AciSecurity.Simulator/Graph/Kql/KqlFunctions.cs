using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>The scalar functions and operators that queries may use (https://learn.microsoft.com/kusto/query/scalar-functions).</summary>
internal static partial class KqlFunctions
{
    private static readonly Dictionary<string, (int Least, int Most, Func<object?[], object?> Function)> Named = new()
    {
        ["tolower"] = (1, 1, values => KqlValue.Text(values[0]).ToLowerInvariant()),
        ["toupper"] = (1, 1, values => KqlValue.Text(values[0]).ToUpperInvariant()),
        ["tostring"] = (1, 1, values => KqlValue.Text(values[0])),
        ["tobool"] = (1, 1, values => bool.TryParse(KqlValue.Text(values[0]), out var truth) ? truth : null),
        ["toint"] = (1, 1, values => KqlValue.Number(values[0]) is { } number ? (long)number : null),
        ["tolong"] = (1, 1, values => KqlValue.Number(values[0]) is { } number ? (long)number : null),
        ["todouble"] = (1, 1, values => KqlValue.Number(values[0])),
        ["isempty"] = (1, 1, values => KqlValue.Text(values[0]).Length == 0),
        ["isnotempty"] = (1, 1, values => KqlValue.Text(values[0]).Length > 0),
        ["isnull"] = (1, 1, values => KqlValue.Plain(values[0]) is null),
        ["isnotnull"] = (1, 1, values => KqlValue.Plain(values[0]) is not null),
        ["not"] = (1, 1, values => !KqlValue.IsTrue(values[0])),
        ["strlen"] = (1, 1, values => (long)KqlValue.Text(values[0]).Length),
        ["strcat"] = (1, 64, values => string.Concat(values.Select(KqlValue.Text))),
        ["coalesce"] = (1, 64, values => values.FirstOrDefault(value => KqlValue.Text(value).Length > 0)),
        ["iff"] = (3, 3, values => KqlValue.IsTrue(values[0]) ? values[1] : values[2]),
        ["iif"] = (3, 3, values => KqlValue.IsTrue(values[0]) ? values[1] : values[2]),
        ["array_length"] = (1, 1, values => Length(values[0])),
        ["split"] = (2, 3, Split),
        ["extract"] = (3, 3, Extract),
        ["parse_json"] = (1, 1, ParseJson),
        ["todynamic"] = (1, 1, ParseJson),
        ["pack_array"] = (0, 64, values => values.Select(KqlValue.Plain).ToList()),
        ["trim"] = (2, 2, values => Regex.Replace(KqlValue.Text(values[1]), $"^({KqlValue.Text(values[0])})+|({KqlValue.Text(values[0])})+$", "", RegexOptions.None, TimeSpan.FromSeconds(1))),
        ["replace_string"] = (3, 3, values => KqlValue.Text(values[0]).Replace(KqlValue.Text(values[1]), KqlValue.Text(values[2]), StringComparison.Ordinal)),
    };

    public static Func<object?[], object?> Find(string name, int arguments) =>
        !Named.TryGetValue(name, out var found) ? throw KqlException.Invalid($"Unknown function: '{name}'.")
        : arguments < found.Least || arguments > found.Most ? throw KqlException.Invalid($"{name}(): function expects {found.Least} to {found.Most} arguments.")
        : found.Function;

    private static object? Length(object? value) => KqlValue.Plain(value) switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } json => (long)json.GetArrayLength(),
        List<object?> list => (long)list.Count,
        _ => null,
    };

    private static List<object?>? Split(object?[] values)
    {
        List<object?> parts = [.. KqlValue.Text(values[0]).Split(KqlValue.Text(values[1]))];
        return values.Length < 3 ? parts : KqlValue.Number(values[2]) is { } index && index < parts.Count ? new List<object?> { parts[(int)index] } : null;
    }

    private static string Extract(object?[] values)
    {
        var match = Regex.Match(KqlValue.Text(values[2]), KqlValue.Text(values[0]), RegexOptions.None, TimeSpan.FromSeconds(1));
        return match.Success ? match.Groups[int.Parse(KqlValue.Text(values[1]), CultureInfo.InvariantCulture)].Value : "";
    }

    private static object? ParseJson(object?[] values)
    {
        if (KqlValue.Plain(values[0]) is not string text) return values[0];
        try
        {
            return KqlValue.Plain(JsonElement.Parse(text));
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
