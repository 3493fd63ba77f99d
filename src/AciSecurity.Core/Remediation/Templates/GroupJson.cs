using System.Text.Json.Nodes;
using AciSecurity.Resources;

namespace AciSecurity.Remediation.Templates;

/// <summary>Finds and sets members of a resource's JSON, whose names have no letter case.</summary>
internal static class GroupJson
{
    /// <summary>The member of an object; null where there is none.</summary>
    public static JsonNode? Get(this JsonNode? node, string name) => node is JsonObject members && members.NameOf(name) is { } own ? members[own] : null;

    /// <summary>Sets a member, under the name that it has there already.</summary>
    public static void Put(this JsonObject members, string name, JsonNode? value) => members[members.NameOf(name) ?? name] = value;

    /// <summary>Takes a member out.</summary>
    public static bool Drop(this JsonObject members, string name) => members.NameOf(name) is { } own && members.Remove(own);

    /// <summary>The objects of a list.</summary>
    public static IEnumerable<JsonObject> Items(this JsonNode? node) => (node as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <summary>The text here; null where there is none.</summary>
    public static string? Text(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>What stands at a path; null where nothing does.</summary>
    public static JsonNode? At(this JsonNode? root, PathNode? path)
    {
        if (path is null) return root;
        var above = root.At(path.Parent);
        if (path.Member is { } name) return above.Get(name);
        return above is JsonArray items && path.Index < items.Count ? items[path.Index] : null;
    }

    /// <summary>Puts something else at a path where something stands.</summary>
    public static void Replace(this JsonNode root, PathNode path, JsonNode? value)
    {
        switch (root.At(path.Parent))
        {
            case JsonObject members: members.Put(path.Member!, value); break;
            case JsonArray items: items[path.Index] = value; break;
        }
    }

    private static string? NameOf(this JsonObject members, string name) =>
        members.ContainsKey(name) ? name : members.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Key;
}
