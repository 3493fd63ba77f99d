using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Store;

/// <summary>What ARM takes and does not give back. Secrets are forgotten; the instance view of a container group and the callback of a
/// webhook are kept aside, for the requests that show them.</summary>
internal static class HiddenParts
{
    private const string Groups = "Microsoft.ContainerInstance/containerGroups";
    private const string Profiles = "Microsoft.ContainerInstance/containerGroupProfiles";
    private const string Webhooks = "Microsoft.ContainerRegistry/registries/webhooks";
    private const string Tokens = "Microsoft.ContainerRegistry/registries/tokens";

    /// <summary>Takes them out of a body.</summary>
    /// <returns>What was kept aside, if anything was.</returns>
    public static JsonObject? Take(string type, JsonObject body)
    {
        if (body["properties"] is not JsonObject properties) return null;
        switch (type)
        {
            case Groups or Profiles:
                ForgetGroupSecrets(properties);
                return InstanceViews(properties);
            case Webhooks:
                return Move(properties, "serviceUri", "customHeaders");
            case Tokens:
                foreach (var password in Items(properties["credentials"]?["passwords"])) password.Remove("value");
                return null;
            default:
                return null;
        }
    }

    /// <summary>The containers of a group's properties, those that run at its start among them.</summary>
    public static IEnumerable<JsonObject> Containers(JsonObject properties) => [.. Items(properties["containers"]), .. Items(properties["initContainers"])];

    private static void ForgetGroupSecrets(JsonObject properties)
    {
        foreach (var variable in Containers(properties).SelectMany(container => Items(container["properties"]?["environmentVariables"]))) variable.Remove("secureValue");
        foreach (var credential in Items(properties["imageRegistryCredentials"])) credential.Remove("password");
        foreach (var volume in Items(properties["volumes"]))
        {
            (volume["azureFile"] as JsonObject)?.Remove("storageAccountKey");
            if (volume["secret"] is JsonObject) volume["secret"] = new JsonObject();
        }

        (properties["diagnostics"]?["logAnalytics"] as JsonObject)?.Remove("workspaceKey");
        foreach (var extension in Items(properties["extensions"])) (extension["properties"] as JsonObject)?.Remove("protectedSettings");
    }

    private static JsonObject? InstanceViews(JsonObject properties)
    {
        var views = new JsonObject();
        foreach (var container in Containers(properties))
        {
            if (container["properties"] is JsonObject inner && inner.Remove("instanceView", out var view)) views[container["name"]!.GetValue<string>()] = view;
        }

        properties.Remove("instanceView", out var whole);
        return whole is null && views.Count == 0 ? null : new() { ["instanceView"] = whole, ["containers"] = views };
    }

    private static JsonObject? Move(JsonObject from, params string[] names)
    {
        var moved = new JsonObject();
        foreach (var name in names)
        {
            if (from.Remove(name, out var value)) moved[name] = value;
        }

        return moved.Count == 0 ? null : moved;
    }

    private static IEnumerable<JsonObject> Items(JsonNode? list) => (list as JsonArray)?.OfType<JsonObject>() ?? [];
}
