using System.Text.Json;
using AciSecurity.Files.Json;
using AciSecurity.Resources;

namespace AciSecurity.Files.Templates;

/// <summary>Makes resources of templates themselves, nested ones too: the parameters and outputs that they declare, as they are
/// written but for their variables, and what is handed to their secure parameters.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.resources/deployments</remarks>
internal static class DeploymentResources
{
    /// <summary>The templates of a file; none where it deploys nothing of containers.</summary>
    /// <param name="template">The file's template.</param>
    /// <param name="deployment">Tells the template and its parameters from the run's other deployments.</param>
    /// <param name="place">The file and line of a declaration.</param>
    public static IEnumerable<Resource> Read(ArmTemplate template, string deployment, Func<Declaration, Origin> place)
    {
        if (!template.IsOfContainers) yield break;
        using var document = JsonDocument.Parse(template.Text.Utf8, JsonText.DocumentOptions);
        var file = place(template.Declarations[0]).File!;
        var root = TemplateScope.Of(document.RootElement);
        var name = Path.GetFileName(file);
        yield return Make(name, null, DeploymentJson.Write(name, null, default, root, root), root.Secure, deployment, new(OriginKind.Template, file, 1));

        var scopes = new Dictionary<int, TemplateScope>();
        foreach (var declaration in template.Declarations.Where(declaration => declaration is { IsDeployment: true, IsExisting: false }))
        {
            using var json = JsonDocument.Parse(template.Text.Utf8.AsMemory(declaration.Start, declaration.End - declaration.Start), JsonText.DocumentOptions);
            var outer = OuterOf(declaration, scopes) ?? root;
            if (TemplateOf(json.RootElement) is not { } nested) continue;

            // It outlives its document: templates inside this one mean it.
            var own = TemplateScope.Of(nested.Clone());
            var body = IsInner(json.RootElement) ? own : own with { Secure = outer.Secure, Variables = outer.Variables };
            scopes[declaration.Index] = body;
            var values = json.RootElement.GetProperty("properties").TryGetProperty("parameters", out var given) ? given : default;
            var version = TemplateResources.Text(json.RootElement, "apiVersion");
            var utf8 = DeploymentJson.Write(declaration.Name, version, values, outer, body);
            yield return Make(declaration.Name, version, utf8, outer.Secure, deployment, place(declaration));
        }
    }

    /// <summary>A deployment with the given JSON.</summary>
    public static Resource Make(string name, string? apiVersion, byte[] utf8, IReadOnlySet<string> secure, string deployment, Origin origin) => new(
        new ResourceIdentity
        {
            Id = TemplateResources.IdOf(ResourceTypes.Deployment, name, null),
            Type = ResourceTypes.Deployment,
            Name = name,
            ApiVersion = apiVersion,
            Deployment = deployment,
            Origin = origin,
        },
        utf8,
        Completeness.Declared,
        ExpressionSyntax.Arm,
        secure);

    private static TemplateScope? OuterOf(Declaration declaration, Dictionary<int, TemplateScope> scopes)
    {
        for (var parent = declaration.Parent; parent is not null; parent = parent.Parent)
        {
            if (scopes.TryGetValue(parent.Index, out var scope)) return scope;
        }

        return null;
    }

    private static JsonElement? TemplateOf(JsonElement deployment) =>
        deployment.TryGetProperty("properties", out var properties)
        && properties.ValueKind == JsonValueKind.Object
        && properties.TryGetProperty("template", out var template)
        && template.ValueKind == JsonValueKind.Object
            ? template
            : null;

    /// <summary>Whether its expressions mean its own parameters, and not those of the template around it.</summary>
    private static bool IsInner(JsonElement deployment) =>
        deployment.GetProperty("properties").TryGetProperty("expressionEvaluationOptions", out var options)
        && options.ValueKind == JsonValueKind.Object
        && "inner".Equals(TemplateResources.Text(options, "scope"), StringComparison.OrdinalIgnoreCase);
}
