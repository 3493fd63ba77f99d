using System.Text.Json.Nodes;

namespace AciSecurity.Remediation;

/// <summary>The logs of a diagnostic setting, and those that the audit asks for.</summary>
internal static class DiagnosticLogs
{
    /// <summary>The api-version of diagnostic settings.</summary>
    public const string ApiVersion = "2021-05-01-preview";

    /// <summary>Where they stand.</summary>
    public const string Path = "properties.logs";

    /// <summary>Of a registry: who signed in, and who pulled, pushed or deleted what.</summary>
    public static IReadOnlyList<string> OfRegistries { get; } = ["ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"];

    /// <summary>Of a container group: what containers write, and what happens to them.</summary>
    public static IReadOnlyList<string> OfGroups { get; } = ["ContainerInstanceLog", "ContainerEvent"];

    /// <summary>Of a subscription: who changed what.</summary>
    public static IReadOnlyList<string> OfSubscriptions { get; } = ["Administrative", "Security", "Policy"];

    /// <summary>The logs of a setting with some switched on. Azure takes categories or groups of them in one setting, and not both: where it has a
    /// group, all logs are switched on.</summary>
    public static JsonArray WithAll(JsonNode? before, IEnumerable<string> categories)
    {
        var all = new JsonArray();
        foreach (var log in before as JsonArray ?? []) all.Add(log?.DeepClone());
        if (all.Any(log => log.At("categoryGroup") is not null)) return WithGroup(all, categories);
        foreach (var category in categories)
        {
            if (all.FirstOrDefault(log => JsonValues.Same(log.At("category"), JsonValue.Create(category))) is JsonObject known) known.Set("enabled", true);
            else all.Add(new JsonObject { ["category"] = category, ["enabled"] = true });
        }

        return all;
    }

    private static JsonArray WithGroup(JsonArray all, IEnumerable<string> categories)
    {
        // The audit logs of a registry are just these.
        var isEnough = IsOn(all, "allLogs") || (IsOn(all, "audit") && !categories.Except(OfRegistries, StringComparer.OrdinalIgnoreCase).Any());
        if (isEnough) return all;
        if (all.FirstOrDefault(log => JsonValues.Same(log.At("categoryGroup"), "allLogs")) is JsonObject known) known.Set("enabled", true);
        else all.Add(new JsonObject { ["categoryGroup"] = "allLogs", ["enabled"] = true });
        return all;
    }

    private static bool IsOn(JsonArray logs, string group) =>
        logs.Any(log => JsonValues.Same(log.At("categoryGroup"), JsonValue.Create(group)) && JsonValues.Same(log.At("enabled"), true));
}
