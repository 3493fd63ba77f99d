using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Arm;

/// <summary>What resource providers offer: types and api-versions (https://learn.microsoft.com/rest/api/resources/providers).</summary>
internal static class ProviderList
{
    /// <summary>The answer, or null when the path is another's.</summary>
    public static Reply? Answer(Call call)
    {
        var segments = call.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (call.Method != "GET" || segments is not (["subscriptions", _, "providers", ..] or ["providers", ..])) return null;
        var rest = segments[0] == "providers" ? segments[1..] : segments[3..];
        return rest switch
        {
            [] => Reply.Json(new JsonObject { ["value"] = new JsonArray([.. ResourceCatalog.Kinds.Select(kind => kind.Namespace).Distinct().Select(Show)]) }),
            [var name] when Show(name)["resourceTypes"]!.AsArray().Count > 0 => Reply.Json(Show(name)),
            [var name] => Reply.Error(404, "InvalidResourceNamespace", $"The resource namespace '{name}' is invalid."),
            _ => null,
        };
    }

    private static JsonObject Show(string name) => new()
    {
        ["id"] = $"/providers/{name}",
        ["namespace"] = name,
        ["registrationState"] = "Registered",
        ["resourceTypes"] = new JsonArray([.. ResourceCatalog.Kinds.Where(kind => kind.Namespace.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(kind => new JsonObject
        {
            ["resourceType"] = kind.ShortType,
            ["locations"] = new JsonArray("West Europe", "North Europe", "East US"),
            ["apiVersions"] = new JsonArray([.. kind.ApiVersions.Reverse().Select(version => JsonValue.Create(version))]),
        })]),
    };
}
