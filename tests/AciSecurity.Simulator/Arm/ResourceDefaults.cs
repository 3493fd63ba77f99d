using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Arm;

/// <summary>What providers refuse, and what they fill in, when a container group or a registry is written.</summary>
internal static class ResourceDefaults
{
    private const string Groups = "Microsoft.ContainerInstance/containerGroups";
    private const string DiagnosticSettings = "Microsoft.Insights/diagnosticSettings";
    private const string Registries = "Microsoft.ContainerRegistry/registries";

    public static Reply? Refuse(string type, JsonObject body, JsonObject? before)
    {
        if (type == DiagnosticSettings) return RefuseLogs(body);
        if (type is not (Groups or Registries)) return null;
        if ((body["location"] ?? before?["location"]) is null) return ArmErrors.Invalid("LocationRequired", "The location property is required for this definition.");
        return type == Groups ? RefuseGroup(body) : RegistryTiers.Refuse(body, before);
    }

    public static void Fill(string type, ArmPath path, JsonObject body, JsonObject? before)
    {
        body["location"] ??= before?["location"]?.DeepClone();
        if (type == Groups) FillGroup(path, body);
        if (type == Registries) FillRegistry(path, body, before);
        if (body["properties"] is JsonObject properties && type.Contains('/', StringComparison.Ordinal)) properties["provisioningState"] ??= "Succeeded";
        if (type == "Microsoft.Authorization/roleAssignments" && body["properties"] is JsonObject assignment) assignment["scope"] = path.Parent;
    }

    // https://github.com/Azure/azure-rest-api-specs/issues/22719
    private static Reply? RefuseLogs(JsonObject body)
    {
        var logs = (body["properties"]?["logs"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var isMixed = logs.Exists(log => log["category"] is not null) && logs.Exists(log => log["categoryGroup"] is not null);
        return isMixed ? ArmErrors.Invalid("BadRequest", "Diagnostic setting does not support mix of log category and log category group.") : null;
    }

    private static Reply? RefuseGroup(JsonObject body)
    {
        var properties = body["properties"];
        if (properties?["containers"] is not JsonArray { Count: > 0 }) return ArmErrors.Invalid("InvalidContainerGroup", "The container group must have at least one container.");
        return properties["osType"] is null ? ArmErrors.Invalid("OsTypeRequired", "The 'osType' for container group '<null>' is required.") : null;
    }

    private static void FillGroup(ArmPath path, JsonObject body)
    {
        var properties = body["properties"]!.AsObject();
        properties["sku"] ??= "Standard";
        properties["restartPolicy"] ??= "Always";
        if (properties["ipAddress"] is JsonObject address)
        {
            var isPublic = address["type"]?.ToString() == "Public";
            address["ip"] ??= isPublic ? "203.0.113.10" : "10.0.0.4";
            if (isPublic && address["dnsNameLabel"] is { } label) address["fqdn"] = $"{label}.{body["location"]}.azurecontainer.io";
        }

        if (body["identity"] is JsonObject identity && identity["type"]?.ToString().Contains("SystemAssigned", StringComparison.OrdinalIgnoreCase) == true)
            identity["principalId"] ??= MadeUpId.Of(path.Key);
    }

    private static void FillRegistry(ArmPath path, JsonObject body, JsonObject? before)
    {
        if (body["properties"] is not JsonObject) body["properties"] = new JsonObject();
        var properties = body["properties"]!.AsObject();
        var sku = body["sku"]?["name"]?.ToString() ?? "Standard";
        body["sku"] = new JsonObject { ["name"] = sku, ["tier"] = sku };
        properties["loginServer"] = before?["properties"]?["loginServer"]?.DeepClone() ?? $"{path.Last.ToLowerInvariant()}.azurecr.io";
        properties["creationDate"] = before?["properties"]?["creationDate"]?.DeepClone() ?? "2026-01-05T08:00:00.1234567Z";
        properties["adminUserEnabled"] ??= false;
        properties["anonymousPullEnabled"] ??= false;
        properties["publicNetworkAccess"] ??= "Enabled";
        properties["networkRuleBypassOptions"] ??= "AzureServices";
        properties["dataEndpointEnabled"] ??= false;
        properties["zoneRedundancy"] ??= "Disabled";
        properties["encryption"] ??= new JsonObject { ["status"] = "disabled" };
        properties["roleAssignmentMode"] ??= "LegacyRegistryPermissions";
        properties["privateEndpointConnections"] ??= new JsonArray();
    }
}
