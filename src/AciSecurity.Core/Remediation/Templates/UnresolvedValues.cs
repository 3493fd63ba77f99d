using System.Text.Json.Nodes;
using AciSecurity.Resources;
using AciSecurity.Templates;

namespace AciSecurity.Remediation.Templates;

/// <summary>Sees to it that every expression means in the new template what it meant in its own: one that does not becomes a parameter.</summary>
internal static class UnresolvedValues
{
    /// <summary>Goes through all texts of the group.</summary>
    public static void Apply(TemplateDraft draft)
    {
        foreach (var (name, value) in draft.Json.ToList()) draft.Json[name] = Portable(draft, value, new(null, name));
    }

    /// <summary>Whether a template in this language can have the expression.</summary>
    public static bool IsWritable(TemplateExpression expression, TemplateFormat format) => format == TemplateFormat.Bicep ? expression.IsInBicep : expression.IsPortable;

    private static JsonNode? Portable(TemplateDraft draft, JsonNode? node, PathNode path) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(Text(draft, member.Key, new(path, "key")), Portable(draft, member.Value, new(path, member.Key))))),
        JsonArray items => new JsonArray([.. items.Select((item, at) => Portable(draft, item, new(path, null, at)))]),
        _ => node.Text() is { } text ? JsonValue.Create(Text(draft, text, path)) : node?.DeepClone(),
    };

    private static string Text(TemplateDraft draft, string text, PathNode path)
    {
        if (draft.Group.Completeness == Completeness.Declared && TemplateExpression.IsRelativeId(text)) return TemplateExpression.IdExpression(text);
        if (!Expressions.IsExpression(text, ExpressionSyntax.Arm)) return text;
        if (TemplateExpression.Parse(text) is { } expression && IsWritable(expression, draft.Format)) return expression.ToArm();
        var shown = Expressions.WithoutLiterals(text, ExpressionSyntax.Arm);
        var names = path.ToString().Split('.', '[', ']').Where(part => part.Length > 0 && part != "properties" && !char.IsAsciiDigit(part[0]));
        var after = draft.Parameter(names.TakeLast(2), ParameterType.At(path.ToString()), isSecure: false, $"What stands at {path}: {shown} in the template that the group was read from.");
        draft.NotRepairedAs($"{path} depends on {shown}, which a template of its own cannot have: give the parameter that stands there now.");
        draft.Changed(path.ToString(), shown, after);
        return after;
    }
}
