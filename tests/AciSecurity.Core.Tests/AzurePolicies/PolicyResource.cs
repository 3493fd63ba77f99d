using System.Text.Json.Nodes;

namespace AciSecurity.Core.Tests.AzurePolicies;

/// <summary>A resource as a policy rule sees it: by aliases.</summary>
internal sealed class PolicyResource(JsonNode json)
{
    /// <summary>The values of a field: one, or one for each element of an array. What is not there is null.</summary>
    public IEnumerable<JsonNode?> Values(string field, PolicyScope scope) =>
        Walk(json, "", PathOf(field), scope).Select(found => field == "location" ? Region(found.Value) : found.Value);

    /// <summary>The elements of an array alias, each as the scope in which it is the only one.</summary>
    public IEnumerable<PolicyScope> Elements(string alias, PolicyScope scope)
    {
        Assert.EndsWith("[*]", alias, StringComparison.Ordinal);
        return Walk(json, "", PathOf(alias), scope).Where(found => found.Value is not null).Select(found => found.Scope);
    }

    /// <summary>The value that the function field() gives: an empty text where there is none.</summary>
    public JsonNode Field(string field, PolicyScope scope)
    {
        Assert.DoesNotContain("[*]", field, StringComparison.Ordinal);
        return Values(field, scope).Single() ?? JsonValue.Create("");
    }

    private static string[] PathOf(string field) =>
        (field is "type" or "name" or "location" ? field : AliasTable.PathOf(field)).Replace("[*]", ".[*]", StringComparison.Ordinal).Split('.');

    private static IEnumerable<(JsonNode? Value, PolicyScope Scope)> Walk(JsonNode? node, string passed, string[] path, PolicyScope scope)
    {
        if (path.Length == 0) return [(node, scope)];
        var here = $"{passed}/{path[0]}";
        if (path[0] != "[*]") return Walk(Member(node, path[0]), here, path[1..], scope);
        if (node is not JsonArray items) return [];
        var indexes = scope.Elements.TryGetValue(here, out var only) ? [only] : Enumerable.Range(0, items.Count);
        return indexes.SelectMany(index => Walk(items[index], here, path[1..], scope.At(here, index)));
    }

    /// <summary>"Location fields are normalized": East US 2 is eastus2.</summary>
    private static JsonNode? Region(JsonNode? location) => location?.ToString().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private static JsonNode? Member(JsonNode? node, string name) =>
        (node as JsonObject)?.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
