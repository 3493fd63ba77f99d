using System.Globalization;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Registry;

/// <summary>The configuration of an image as a blob (https://github.com/opencontainers/image-spec/blob/main/config.md).</summary>
internal static class ImageConfiguration
{
    public static byte[] Of(ImageConfig config, string platform, IReadOnlyList<LayerArchive> layers)
    {
        var created = config.Created?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var body = new JsonObject();
        if (created is not null) body["created"] = created;
        foreach (var (name, value) in Platform(platform).ToList()) body[name] = value!.DeepClone();
        body["config"] = Runtime(config);
        body["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = Array(layers.Select(layer => layer.DiffId)) };
        if (created is not null) body["history"] = new JsonArray([.. layers.Select(_ => new JsonObject { ["created"] = created, ["created_by"] = "COPY / /" })]);
        return WireJson.Bytes(body);
    }

    /// <summary>A platform as descriptors have it.</summary>
    public static JsonObject Platform(string platform)
    {
        var parts = platform.Split('/');
        var body = new JsonObject { ["architecture"] = parts[1], ["os"] = parts[0] };
        if (parts.Length > 2) body["variant"] = parts[2];
        return body;
    }

    private static JsonObject Runtime(ImageConfig config)
    {
        var runtime = new JsonObject();
        if (config.User is { } user) runtime["User"] = user;
        if (config.ExposedPorts.Count > 0) runtime["ExposedPorts"] = new JsonObject(config.ExposedPorts.Select(port => KeyValuePair.Create(port, (JsonNode?)new JsonObject())));
        if (config.Env.Count > 0) runtime["Env"] = Array(config.Env);
        if (config.Entrypoint.Count > 0) runtime["Entrypoint"] = Array(config.Entrypoint);
        if (config.Cmd.Count > 0) runtime["Cmd"] = Array(config.Cmd);
        if (config.Labels.Count > 0) runtime["Labels"] = new JsonObject(config.Labels.Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value)));
        return runtime;
    }

    private static JsonArray Array(IEnumerable<string> items) => [.. items.Select(item => JsonValue.Create(item))];
}
