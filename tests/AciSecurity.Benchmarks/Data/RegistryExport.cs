using System.Globalization;
using System.Text.Json;

namespace AciSecurity.Benchmarks.Data;

/// <summary>Makes an export of registries, the same at every run: about 4 KB each, a fifth of them failing.</summary>
internal static class RegistryExport
{
    private const int Seed = 20_230;
    private static readonly string[] Locations = ["westeurope", "northeurope", "eastus", "eastus2", "uksouth"];
    private static readonly string[] Skus = ["Basic", "Standard", "Premium", "Premium"];

    /// <summary>Writes <paramref name="count"/> registries as a JSON list.</summary>
    public static void Write(string path, int count)
    {
        var random = new Random(Seed);
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        for (var number = 0; number < count; number++)
        {
            Registry(json, random, number);
            if (json.BytesPending > 1 << 20) json.Flush();
        }

        json.WriteEndArray();
    }

    private static void Registry(Utf8JsonWriter json, Random random, int number)
    {
        var isFailing = number % 5 == 0;
        var name = string.Create(CultureInfo.InvariantCulture, $"contoso{number:d6}");
        var group = $"/subscriptions/{Guid(random)}/resourceGroups/rg-{random.Next(400)}";
        var id = $"{group}/providers/Microsoft.ContainerRegistry/registries/{name}";
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteString("type", "Microsoft.ContainerRegistry/registries");
        json.WriteString("apiVersion", "2025-11-01");
        json.WriteString("location", Locations[random.Next(Locations.Length)]);
        json.WriteStartObject("tags");
        for (var tag = 0; tag < 6; tag++) json.WriteString($"tag-{tag}", $"value {random.Next(1_000_000)}");
        json.WriteEndObject();
        json.WriteStartObject("sku");
        json.WriteString("name", Skus[random.Next(Skus.Length)]);
        json.WriteEndObject();
        Properties(json, random, id, name, isFailing);
        json.WriteEndObject();
    }

    private static void Properties(Utf8JsonWriter json, Random random, string id, string name, bool isFailing)
    {
        json.WriteStartObject("properties");
        json.WriteString("loginServer", $"{name}.azurecr.io");
        json.WriteString("creationDate", "2025-01-01T00:00:00.0000000Z");
        json.WriteString("provisioningState", "Succeeded");
        json.WriteBoolean("adminUserEnabled", isFailing);
        json.WriteBoolean("anonymousPullEnabled", isFailing && random.Next(2) == 0);
        json.WriteString("publicNetworkAccess", isFailing ? "Enabled" : "Disabled");
        json.WriteBoolean("dataEndpointEnabled", !isFailing);
        json.WriteString("networkRuleBypassOptions", "AzureServices");
        json.WriteString("roleAssignmentMode", "LegacyRegistryPermissions");
        json.WriteStartObject("networkRuleSet");
        json.WriteString("defaultAction", isFailing ? "Allow" : "Deny");
        json.WriteStartArray("ipRules");
        for (var rule = 0; rule < 12; rule++)
        {
            json.WriteStartObject();
            json.WriteString("action", "Allow");
            json.WriteString("value", $"203.0.{random.Next(256)}.{random.Next(256)}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        Policies(json, isFailing);
        Connections(json, random, id);
        json.WriteEndObject();
    }

    private static void Policies(Utf8JsonWriter json, bool isFailing)
    {
        json.WriteStartObject("policies");
        foreach (var policy in (string[])["quarantinePolicy", "trustPolicy", "retentionPolicy", "exportPolicy", "azureADAuthenticationAsArmPolicy", "softDeletePolicy"])
        {
            json.WriteStartObject(policy);
            json.WriteString("status", isFailing && policy == "trustPolicy" ? "enabled" : "disabled");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Connections(Utf8JsonWriter json, Random random, string id)
    {
        json.WriteStartArray("privateEndpointConnections");
        for (var connection = 0; connection < 2; connection++)
        {
            json.WriteStartObject();
            json.WriteString("id", $"{id}/privateEndpointConnections/connection-{connection}");
            json.WriteString("name", $"connection-{connection}");
            json.WriteString("type", "Microsoft.ContainerRegistry/registries/privateEndpointConnections");
            json.WriteStartObject("properties");
            json.WriteString("provisioningState", "Succeeded");
            json.WriteStartObject("privateEndpoint");
            json.WriteString("id", $"/subscriptions/{Guid(random)}/resourceGroups/rg-network/providers/Microsoft.Network/privateEndpoints/endpoint-{connection}");
            json.WriteEndObject();
            json.WriteStartObject("privateLinkServiceConnectionState");
            json.WriteString("status", "Approved");
            json.WriteString("description", "Approved by the network team");
            json.WriteString("actionsRequired", "None");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static Guid Guid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
