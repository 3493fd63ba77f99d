using System.Text.Json;
using AciSecurity.Files.Exports.Shapes;
using AciSecurity.Resources;

namespace AciSecurity.Files.Tests.Exports.Shapes;

/// <summary>A fixture: what a tool, or Azure Resource Manager itself, writes about the same resources.</summary>
internal static class ToolFile
{
    /// <summary>The resources of a file: the object, those of the list, or those of the list inside it.</summary>
    public static IReadOnlyList<JsonElement> Read(string file)
    {
        var root = Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Exports", file)));
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("value", out var value)) root = value;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data)) root = data;
        return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];
    }

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
        return document.RootElement.Clone();
    }

    /// <summary>The resource in ARM's shape.</summary>
    public static JsonElement Shape(JsonElement resource, string type)
    {
        var shaped = ArmShape.Normalize(resource, type);
        Assert.NotNull(shaped);
        return Parse(System.Text.Encoding.UTF8.GetString(shaped));
    }

    /// <summary>A resource with this JSON, read as an export is.</summary>
    public static Resource Resource(JsonElement json, string type, string? apiVersion = null) =>
        new(new ResourceIdentity { Id = "id", Type = type, Name = "name", ApiVersion = apiVersion }, JsonSerializer.SerializeToUtf8Bytes(json));

    /// <summary>The type that the resource says it has.</summary>
    public static string TypeOf(JsonElement resource) =>
        resource.EnumerateObject().First(member => member.Name.Equals("type", StringComparison.OrdinalIgnoreCase)).Value.GetString()!;
}
