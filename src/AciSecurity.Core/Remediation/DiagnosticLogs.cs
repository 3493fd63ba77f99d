using System.Text.Json.Nodes;

namespace AciSecurity.Remediation;

/// <summary>The logs of a diagnostic setting, and those that the audit asks for.</summary>
internal static class DiagnosticLogs
{
    /// <summary>Where they stand.</summary>
    public const string Path = "properties.logs";

    /// <summary>Of a registry: who signed in, and who pulled, pushed or deleted what.</summary>
    public static IReadOnlyList<string> OfRegistries { get; } = ["ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"];

    /// <summary>Of a container group: what containers write, and what happens to them.</summary>
    public static IReadOnlyList<string> OfGroups { get; } = ["ContainerInstanceLog", "ContainerEvent"];

    /// <summary>Of a subscription: who changed what.</summary>
    public static IReadOnlyList<string> OfSubscriptions { get; } = ["Administrative", "Security", "Policy"];

    /// <summary>The logs of a setting with some switched on. A category group that is on stays, and has them already where it is allLogs.</summary>
    public static JsonArray WithAll(JsonNode? before, IEnumerable<string> categories)
    {
        var all = new JsonArray();
        foreach (var log in before as JsonArray ?? []) all.Add(log?.DeepClone());
        if (all.Any(log => JsonValues.Same(log.At("categoryGroup"), "allLogs") && JsonValues.Same(log.At("enabled"), true))) return all;
        foreach (var category in categories)
        {
            if (all.FirstOrDefault(log => JsonValues.Same(log.At("category"), JsonValue.Create(category))) is JsonObject known) known.Set("enabled", true);
            else all.Add(new JsonObject { ["category"] = category, ["enabled"] = true });
        }

        return all;
    }
}
