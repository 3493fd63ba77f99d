using System.Text.Json;

namespace AciSecurity.Files.Templates;

/// <summary>What the expressions of a template mean: its parameters and variables.</summary>
/// <param name="Template">The template that declares them.</param>
/// <param name="Secure">The names of its secure parameters.</param>
/// <param name="Variables">Its variables.</param>
internal sealed record TemplateScope(JsonElement Template, IReadOnlySet<string> Secure, TemplateVariables Variables)
{
    /// <summary>The scope of a template's own.</summary>
    public static TemplateScope Of(JsonElement template)
    {
        var secure = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (template.TryGetProperty("parameters", out var parameters) && parameters.ValueKind == JsonValueKind.Object)
        {
            foreach (var parameter in parameters.EnumerateObject())
            {
                if (IsSecure(parameter.Value, template)) secure.Add(parameter.Name);
            }
        }

        template.TryGetProperty("variables", out var variables);
        return new(template, secure, new(variables));
    }

    /// <summary>Whether a parameter or output is declared with a secure type.</summary>
    public static bool IsSecure(JsonElement declared, JsonElement template) =>
        DeclaredType.Of(declared, template)?.StartsWith("secure", StringComparison.OrdinalIgnoreCase) == true;
}
