using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AciSecurity.Core.Tests.Scenario;

/// <summary>Changes JSON at paths as findings show them: <c>properties.containers[0].name</c>.</summary>
internal static partial class JsonPath
{
    public static void Set(JsonNode root, string path, JsonNode? value)
    {
        var steps = Steps(path);
        var parent = steps.SkipLast(1).Zip(steps.Skip(1)).Aggregate(root, (node, step) => Enter(node, step.First, step.Second));
        if (steps[^1] is int index)
        {
            var list = parent.AsArray();
            while (list.Count <= index) list.Add(null);
            list[index] = value;
        }
        else
        {
            parent[(string)steps[^1]] = value;
        }
    }

    public static void Remove(JsonNode root, string path)
    {
        var steps = Steps(path);
        var parent = steps.SkipLast(1).Aggregate(root, (node, step) => step is int index ? node[index]! : node[(string)step]!);
        if (steps[^1] is int last) parent.AsArray().RemoveAt(last);
        else parent.AsObject().Remove((string)steps[^1]);
    }

    /// <summary>Every path in the JSON, parents before their children.</summary>
    public static IEnumerable<string> All(JsonNode? node, string prefix = "")
    {
        var children = node switch
        {
            JsonObject members => members.Select(member => (Path: prefix.Length == 0 ? member.Key : $"{prefix}.{member.Key}", member.Value)),
            JsonArray items => items.Select((item, index) => (Path: $"{prefix}[{index}]", Value: item)),
            _ => [],
        };
        return children.SelectMany(child => All(child.Value, child.Path).Prepend(child.Path));
    }

    private static JsonNode Enter(JsonNode node, object step, object next)
    {
        var child = step is int index ? (index < node.AsArray().Count ? node[index] : null) : node[(string)step];
        if (child is not null) return child;
        JsonNode made = next is int ? new JsonArray() : new JsonObject();
        if (step is int) node.AsArray().Add(made);
        else node[(string)step] = made;
        return made;
    }

    private static List<object> Steps(string path) =>
    [
        .. Step().Matches(path).Select(object (match) => match.Groups["index"].Success
            ? int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture)
            : match.Value),
    ];

    [GeneratedRegex(@"\[(?<index>\d+)\]|[^.\[\]]+")]
    private static partial Regex Step();
}
