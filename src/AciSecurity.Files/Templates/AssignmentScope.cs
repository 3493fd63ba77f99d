using System.Text.Json;
using AciSecurity.Files.Json;
using AciSecurity.Resources;

namespace AciSecurity.Files.Templates;

/// <summary>Where a role assignment that names no scope holds: where its template is deployed to, which the template's schema tells.
/// The id says so in the way that the engine's do.</summary>
internal static class AssignmentScope
{
    private const string Type = "Microsoft.Authorization/roleAssignments";

    /// <summary>The id of a declared resource, corrected where it is a role assignment of a template for more than a resource group.</summary>
    public static string Correct(string id, Declaration declaration, ArmTemplate template)
    {
        if (!ResourceTypes.Same(declaration.Type, Type)) return id;
        var schema = SchemaAround(declaration, template);
        if (Names(schema, "subscriptionDeploymentTemplate")) return Prefixed(id, "providers/", "[subscriptionResourceId(");
        return Names(schema, "managementGroupDeploymentTemplate") || Names(schema, "tenantDeploymentTemplate")
            ? Prefixed(id, "/providers/", "[tenantResourceId(")
            : id;
    }

    private static string SchemaAround(Declaration declaration, ArmTemplate template)
    {
        var at = declaration;
        while (at is { Parent: { } parent, IsInNestedTemplate: false }) at = parent;
        if (at.Parent is not { } deployment) return template.Schema;
        using var json = JsonDocument.Parse(template.Text.Utf8.AsMemory(deployment.Start, deployment.End - deployment.Start), JsonText.DocumentOptions);
        return json.RootElement.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty("template", out var nested) && nested.ValueKind == JsonValueKind.Object
                ? TemplateResources.Text(nested, "$schema") ?? ""
                : "";
    }

    private static bool Names(string schema, string name) => schema.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static string Prefixed(string id, string prefix, string function) =>
        id.StartsWith("[resourceId(", StringComparison.Ordinal) ? function + id["[resourceId(".Length..] : prefix + id;
}
