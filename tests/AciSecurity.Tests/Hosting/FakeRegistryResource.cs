using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AciSecurity.Tests.Hosting;

/// <summary>Registries in a Resource Manager, each of which meets changes in its own way: that of its name. Its lists have contoso alone.</summary>
internal sealed class FakeRegistryResource
{
    private const string List = "/providers/Microsoft.ContainerRegistry/registries";
    private const string Providers = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/";

    private int _reads;

    /// <summary>The id of a registry.</summary>
    public static string Id(string name) => Providers + name;

    /// <summary>The changes that came.</summary>
    public List<string> Writes { get; } = [];

    public Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/operations/", StringComparison.Ordinal)) return context.Response.WriteAsync("""{ "status": "Failed", "error": { "code": "Broken", "message": "planted-secret" } }""");
        if (path.EndsWith(List, StringComparison.Ordinal) && path.StartsWith("/subscriptions/11111111", StringComparison.Ordinal)) return context.Response.WriteAsync(new JsonObject { ["value"] = new JsonArray(Registry("contoso")) }.ToJsonString());
        if (!path.StartsWith(Providers, StringComparison.Ordinal)) return FakeResourceManager.AnswerAsync(context);
        var name = path[Providers.Length..];
        if (name.Contains('/')) return context.Response.WriteAsync("""{ "value": [] }""");
        return context.Request.Method == "GET" ? context.Response.WriteAsync(Registry(name).ToJsonString()) : ChangeAsync(context, name);
    }

    private JsonObject Registry(string name) => new()
    {
        ["id"] = Id(name),
        ["name"] = name,
        ["type"] = "Microsoft.ContainerRegistry/registries",
        ["location"] = "westeurope",
        ["sku"] = new JsonObject { ["name"] = name == "basic" ? "Basic" : "Premium" },
        ["properties"] = new JsonObject
        {
            ["loginServer"] = $"{name}.azurecr.io",
            ["adminUserEnabled"] = true,
            ["publicNetworkAccess"] = "Enabled",
            ["dataEndpointHostNames"] = new JsonArray(name == "changing" ? $"{++_reads}" : "same"),
            ["policies"] = new JsonObject { ["trustPolicy"] = new JsonObject { ["type"] = "Notary", ["status"] = "disabled" } },
        },
    };

    private Task ChangeAsync(HttpContext context, string name)
    {
        Writes.Add($"{context.Request.Method} {name}");
        (context.Response.StatusCode, var body) = name switch
        {
            "locked" => (409, """{ "error": { "code": "ScopeLocked", "message": "planted-secret" } }"""),
            "refusing" => (400, """{ "error": { "code": "Refused", "message": "planted-secret" } }"""),
            "trustless" => (400, """{ "error": { "code": "ContentTrustUnsupported", "message": "planted-secret" } }"""),
            _ => (200, Registry(name).ToJsonString()),
        };
        if (name == "failing") context.Response.Headers["Azure-AsyncOperation"] = $"https://{context.Request.Host}/operations/1?api-version=2018-06-01";
        return context.Response.WriteAsync(body);
    }
}
