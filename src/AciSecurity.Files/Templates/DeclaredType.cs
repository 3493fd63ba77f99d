using System.Text.Json;

namespace AciSecurity.Files.Templates;

/// <summary>The type of a parameter or output: its own, or that of a definition it refers to.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/definitions</remarks>
internal static class DeclaredType
{
    private const string Definitions = "#/definitions/";
    private const int LongestChain = 20;

    /// <summary>The type as it is written; null where none can be seen.</summary>
    /// <param name="declared">The parameter or output.</param>
    /// <param name="template">The template that declares it.</param>
    public static string? Of(JsonElement declared, JsonElement template)
    {
        for (var step = 0; step < LongestChain && declared.ValueKind == JsonValueKind.Object; step++)
        {
            if (TemplateResources.Text(declared, "type") is { } type) return type;
            if (TemplateResources.Text(declared, "$ref") is not { } reference
                || !reference.StartsWith(Definitions, StringComparison.Ordinal)
                || !template.TryGetProperty("definitions", out var definitions)
                || definitions.ValueKind != JsonValueKind.Object
                || !definitions.TryGetProperty(reference[Definitions.Length..], out declared)) return null;
        }

        return null;
    }
}
