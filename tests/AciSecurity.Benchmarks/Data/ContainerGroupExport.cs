using System.Globalization;
using System.Text.Json;

namespace AciSecurity.Benchmarks.Data;

/// <summary>Makes an export of container groups, the same at every run: about 4 KB each, a fifth of them failing.</summary>
internal static class ContainerGroupExport
{
    private const int Seed = 20_231;
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static readonly string[] Locations = ["westeurope", "northeurope", "eastus", "eastus2", "uksouth"];
    private static readonly (string Name, string Value)[] Variables =
    [
        ("ASPNETCORE_URLS", "http://+:8080"), ("LOG_LEVEL", "Information"), ("TZ", "Europe/Amsterdam"), ("QUEUE_NAME", "orders"),
        ("AZURE_CLIENT_ID", "0f0b7a40-9f6c-4f3a-8d5e-5f9f2a1f8c11"), ("API_URL", "https://api.contoso.example/v2/orders"),
        ("SQL", "Server=tcp:contoso.database.windows.net,1433;Database=orders;Authentication=Active Directory Default;Encrypt=True"),
        ("FEATURES", "search,export,preview"), ("JAVA_OPTS", "-Xmx512m -XX:+UseG1GC"), ("COMMIT", "9fceb02d0ae598e95dc970b74767f19372d61af8"),
    ];

    /// <summary>Writes <paramref name="count"/> groups as a JSON list.</summary>
    public static void Write(string path, int count)
    {
        var random = new Random(Seed);
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        for (var number = 0; number < count; number++)
        {
            Group(json, random, number);
            if (json.BytesPending > 1 << 20) json.Flush();
        }

        json.WriteEndArray();
    }

    private static void Group(Utf8JsonWriter json, Random random, int number)
    {
        var isFailing = number % 5 == 0;
        var name = string.Create(CultureInfo.InvariantCulture, $"web{number:d6}");
        var scope = $"/subscriptions/00000000-0000-0000-0000-{random.Next(400):d12}/resourceGroups/rg-{random.Next(400)}/providers";
        var identity = $"{scope}/Microsoft.ManagedIdentity/userAssignedIdentities/{name}";
        json.WriteStartObject();
        json.WriteString("id", $"{scope}/Microsoft.ContainerInstance/containerGroups/{name}");
        json.WriteString("name", name);
        json.WriteString("type", "Microsoft.ContainerInstance/containerGroups");
        json.WriteString("apiVersion", "2025-09-01");
        json.WriteString("location", Locations[random.Next(Locations.Length)]);
        json.WritePropertyName("identity");
        json.WriteRawValue($$$$"""{"type":"UserAssigned","userAssignedIdentities":{"{{{{identity}}}}":{"principalId":"11111111-1111-1111-1111-111111111111"}}}""");
        json.WriteStartObject("properties");
        json.WriteString("osType", "Linux");
        json.WriteString("sku", "Standard");
        json.WriteString("restartPolicy", "Always");
        json.WriteStartArray("containers");
        for (var container = 0; container < 2; container++) Container(json, random, container, isFailing);
        json.WriteEndArray();
        json.WritePropertyName("imageRegistryCredentials");
        json.WriteRawValue(isFailing
            ? """[{"server":"contoso.azurecr.io","username":"contoso"}]"""
            : $$"""[{"server":"contoso.azurecr.io","identity":"{{identity}}"}]""");
        json.WritePropertyName("ipAddress");
        json.WriteRawValue(isFailing
            ? """{"type":"Public","dnsNameLabel":"web","ports":[{"port":80,"protocol":"TCP"},{"port":22,"protocol":"TCP"}]}"""
            : """{"type":"Private","ports":[{"port":443,"protocol":"TCP"}]}""");
        if (!isFailing)
        {
            json.WritePropertyName("subnetIds");
            json.WriteRawValue($$"""[{"id":"{{scope}}/Microsoft.Network/virtualNetworks/spoke/subnets/containers"}]""");
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Container(Utf8JsonWriter json, Random random, int number, bool isFailing)
    {
        json.WriteStartObject();
        json.WriteString("name", number == 0 ? "app" : "sidecar");
        json.WriteStartObject("properties");
        json.WriteString("image", isFailing ? "nginx:latest" : $"contoso.azurecr.io/app@{Digest}");
        json.WritePropertyName("command");
        json.WriteRawValue("""["./server","--config","/etc/app/config.json","--verbose"]""");
        json.WritePropertyName("ports");
        json.WriteRawValue("""[{"port":443,"protocol":"TCP"}]""");
        json.WritePropertyName("resources");
        json.WriteRawValue("""{"requests":{"cpu":1.0,"memoryInGB":1.5},"limits":{"cpu":1.0,"memoryInGB":1.5}}""");
        json.WritePropertyName("securityContext");
        json.WriteRawValue($$$"""{"privileged":{{{(isFailing ? "true" : "false")}}},"allowPrivilegeEscalation":false,"runAsUser":{{{(isFailing ? 0 : 1000)}}},"capabilities":{"add":[],"drop":["ALL"]}}""");
        json.WriteStartArray("environmentVariables");
        foreach (var (name, value) in Variables) Variable(json, name, value);
        for (var more = 0; more < 4; more++) Variable(json, $"SETTING_{more}", $"value {random.Next(1_000_000)}");
        if (isFailing) Variable(json, "DB_PASSWORD", "correct horse battery staple");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Variable(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("value", value);
        json.WriteEndObject();
    }
}
