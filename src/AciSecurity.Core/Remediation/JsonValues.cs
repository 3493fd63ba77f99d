using System.Text.Json.Nodes;

namespace AciSecurity.Remediation;

/// <summary>Values in the JSON of a resource: found and set by path, and compared as Azure means them.</summary>
internal static class JsonValues
{
    // What Azure writes itself, whoever writes the resource.
    private static readonly HashSet<string> OfAzure = new(
        [
            "etag", "systemData", "provisioningState", "lastUpdatedTime", "lastUpdatedTimestamp", "freeTrialRemainingTime", "enablementTime", "resourcesCoverageStatus",
            "deprecated", "replacedBy", "operationStatus", "inherited", "inheritedFrom",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The JSON at a path of names with dots between; null where nothing is set.</summary>
    public static JsonNode? At(this JsonNode? root, string path)
    {
        var node = root;
        foreach (var name in path.Split('.')) node = node is JsonObject members ? Member(members, name) : null;
        return node;
    }

    /// <summary>Sets the JSON at a path; null takes it out.</summary>
    public static void Set(this JsonObject root, string path, JsonNode? value)
    {
        var names = path.Split('.');
        var members = root;
        foreach (var name in names[..^1])
        {
            if (Member(members, name) is not JsonObject inner) members[NameIn(members, name)] = inner = [];
            members = inner;
        }

        if (value is null) members.Remove(NameIn(members, names[^1]));
        else members[NameIn(members, names[^1])] = value;
    }

    /// <summary>Whether two values mean the same: Azure returns words in a case of its own, and lists in an order of its own.</summary>
    public static bool Same(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (null, null) => true,
        (JsonObject one, JsonObject other) => NamesOf(one, other).All(name => Same(Member(one, name), Member(other, name))),
        (JsonArray one, JsonArray other) => one.Count == other.Count && SameItems(one, [.. other]),
        (JsonValue one, JsonValue other) => string.Equals(one.ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>Whether a value is there as it was written: Azure may add to objects, and to those in lists, what was left out.</summary>
    public static bool Covers(JsonNode? written, JsonNode? there) => (written, there) switch
    {
        (JsonObject one, JsonObject other) => one.All(member => Covers(member.Value, Member(other, member.Key))),
        (JsonArray one, JsonArray other) => one.All(item => other.Any(found => Covers(item, found))),
        _ => Same(written, there),
    };

    /// <summary>The paths at which two resources differ, but for what Azure writes itself.</summary>
    public static IEnumerable<string> Differences(JsonNode? left, JsonNode? right, string path = "")
    {
        if (left is JsonObject one && right is JsonObject other)
        {
            return NamesOf(one, other).SelectMany(name => Differences(Member(one, name), Member(other, name), path.Length == 0 ? name : $"{path}.{name}"));
        }

        return Same(left, right) ? [] : [path];
    }

    /// <summary>Takes out what Azure writes itself, at the top and in lists of objects.</summary>
    public static void RemoveOfAzure(JsonObject members)
    {
        foreach (var name in members.Select(member => member.Key).Where(OfAzure.Contains).ToList()) members.Remove(name);
        foreach (var item in members.Select(member => member.Value).OfType<JsonArray>().SelectMany(items => items).OfType<JsonObject>()) RemoveOfAzure(item);
    }

    // What is set to null is not set, and what Azure writes itself is no setting.
    private static IEnumerable<string> NamesOf(JsonObject one, JsonObject other) =>
        one.Concat(other).Select(member => member.Key).Distinct(StringComparer.OrdinalIgnoreCase).Where(name => !OfAzure.Contains(name));

    private static bool SameItems(JsonArray items, List<JsonNode?> others) => items.All(item =>
    {
        var at = others.FindIndex(other => Same(item, other));
        if (at >= 0) others.RemoveAt(at);
        return at >= 0;
    });

    private static JsonNode? Member(JsonObject members, string name) => members[NameIn(members, name)];

    /// <summary>The name as the object spells it: names in Azure's JSON have no case.</summary>
    private static string NameIn(JsonObject members, string name) =>
        members.ContainsKey(name) ? name : members.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Key ?? name;
}
