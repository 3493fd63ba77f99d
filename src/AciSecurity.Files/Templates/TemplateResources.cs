using System.Text.Json;
using AciSecurity.Resources;

namespace AciSecurity.Files.Templates;

/// <summary>Makes resources of what a template declares or is predicted to deploy.</summary>
/// <param name="Deployment">Tells the template and its parameters from the run's other deployments.</param>
/// <param name="Secure">Names of the template's secure parameters.</param>
/// <param name="Place">The file and line of a declaration.</param>
internal sealed record TemplateResources(string Deployment, IReadOnlySet<string> Secure, Func<Declaration, Origin> Place)
{
    /// <summary>A resource with the given ARM JSON.</summary>
    public Resource Make(string id, string type, string name, JsonElement json, byte[] utf8, Origin origin) => new(
        new ResourceIdentity
        {
            Id = id,
            Type = type,
            Name = name,
            Location = Text(json, "location") is { } location && !IsExpression(location) ? location : null,
            ApiVersion = Text(json, "apiVersion"),
            Deployment = Deployment,
            Origin = origin,
        },
        utf8,
        Completeness.Declared,
        ExpressionSyntax.Arm,
        Secure);

    /// <summary>Whether a template writes an expression here: <c>[…]</c>, and not <c>[[…]</c>, which is a literal bracket.</summary>
    public static bool IsExpression(string text) => text.Length > 2 && text[0] == '[' && text[1] != '[' && text[^1] == ']';

    /// <summary>A text member; null where there is none.</summary>
    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The id that a resource of this type and name has below its resource group. Where the name is an expression
    /// the id is one too, in the words that templates use to refer to it.</summary>
    public static string IdOf(string type, string name, string? scope)
    {
        if (scope is { Length: > 0 }) return $"{scope}/providers/{ResourceId.Compose(type, name)}";
        return IsExpression(name) ? $"[resourceId('{type}', {name[1..^1]})]" : ResourceId.Compose(type, name);
    }
}
