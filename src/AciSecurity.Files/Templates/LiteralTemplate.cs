using System.Text.Json;
using AciSecurity.Files.Json;
using AciSecurity.Resources;

namespace AciSecurity.Files.Templates;

/// <summary>Reads a template's resources as they are written. Expressions stay expressions: what depends on them is Unknown.</summary>
internal static class LiteralTemplate
{
    /// <summary>The resources that the template declares, child and nested ones too; a loop counts once.</summary>
    public static IEnumerable<Resource> Read(ArmTemplate template, TemplateResources resources)
    {
        foreach (var declaration in template.Declarations)
        {
            if (declaration.IsExisting || declaration.IsDeployment || declaration.Type.Length == 0) continue;
            var utf8 = Normal(template.Text.Utf8.AsMemory(declaration.Start, declaration.End - declaration.Start), out var json);
            using (json)
            {
                if (IsNeverDeployed(json.RootElement)) continue;
                var (type, name) = FullName(declaration);
                var scope = Scope(json.RootElement);
                var id = TemplateResources.IdOf(type, name, scope);
                if (scope is null) id = AssignmentScope.Correct(id, declaration, template);
                yield return resources.Make(id, type, name, json.RootElement, utf8, resources.Place(declaration));
            }
        }
    }

    /// <summary>A child's type and name are relative to its parent's.</summary>
    private static (string Type, string Name) FullName(Declaration declaration)
    {
        if (declaration is { Parent: { IsDeployment: false } parent, IsInNestedTemplate: false })
        {
            var (type, name) = FullName(parent);
            var isRelative = !declaration.Type.Contains('.') || !declaration.Type.Contains('/');
            return isRelative
                ? ($"{type}/{declaration.Type}", Join(name, declaration.Name))
                : (declaration.Type, declaration.Name);
        }

        return (declaration.Type, declaration.Name);
    }

    private static string Join(string parent, string child) =>
        TemplateResources.IsExpression(parent) || TemplateResources.IsExpression(child)
            ? $"[concat({Term(parent)}, '/', {Term(child)})]"
            : $"{parent}/{child}";

    private static string Term(string text) => TemplateResources.IsExpression(text) ? text[1..^1] : $"'{text}'";

    /// <summary>The resource that an extension resource is about: <c>scope</c>, by expression or by name.</summary>
    private static string? Scope(JsonElement json) => TemplateResources.Text(json, "scope");

    private static bool IsNeverDeployed(JsonElement json) =>
        json.TryGetProperty("condition", out var condition)
        && (condition.ValueKind == JsonValueKind.False
            || (condition.ValueKind == JsonValueKind.String && condition.GetString()!.Replace(" ", "", StringComparison.Ordinal).Equals("[false()]", StringComparison.OrdinalIgnoreCase)));

    private static byte[] Normal(ReadOnlyMemory<byte> slice, out JsonDocument document)
    {
        document = JsonDocument.Parse(slice, JsonText.DocumentOptions);
        return JsonSerializer.SerializeToUtf8Bytes(document.RootElement);
    }
}
