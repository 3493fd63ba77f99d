using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Store;

/// <summary>A container group as GET shows it: with what its containers do. Lists have no instance view.</summary>
internal static class InstanceView
{
    public static JsonObject Show(StoredResource group)
    {
        var whole = group.ToObject();
        if (whole["properties"] is not JsonObject properties) return whole;
        foreach (var container in HiddenParts.Containers(properties))
        {
            if (container["properties"] is not JsonObject inner) continue;
            var name = container["name"]?.GetValue<string>() ?? "";
            inner["instanceView"] = group.Detail?["containers"]?[name]?.DeepClone() ?? Running(inner["image"]?.GetValue<string>() ?? "");
        }

        properties["instanceView"] = group.Detail?["instanceView"]?.DeepClone() ?? new JsonObject { ["events"] = new JsonArray(), ["state"] = "Running" };
        return whole;
    }

    private static JsonObject Running(string image) => new()
    {
        ["restartCount"] = 0,
        ["currentState"] = new JsonObject { ["state"] = "Running", ["startTime"] = "2026-01-05T08:00:12Z", ["detailStatus"] = "" },
        ["events"] = new JsonArray(
            Event("Pulling", $"pulling image \"{image}\""),
            Event("Pulled", $"Successfully pulled image \"{image}\""),
            Event("Started", "Started container")),
    };

    private static JsonObject Event(string name, string message) => new()
    {
        ["count"] = 1,
        ["firstTimestamp"] = "2026-01-05T08:00:04Z",
        ["lastTimestamp"] = "2026-01-05T08:00:04Z",
        ["name"] = name,
        ["message"] = message,
        ["type"] = "Normal",
    };
}
