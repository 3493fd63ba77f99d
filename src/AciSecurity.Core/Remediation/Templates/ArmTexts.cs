using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AciSecurity.Resources;
using AciSecurity.Templates;

namespace AciSecurity.Remediation.Templates;

/// <summary>Writes what a source says as an ARM template says it.</summary>
internal static partial class ArmTexts
{
    /// <summary>The JSON with every text as a template has it.</summary>
    public static JsonNode? Of(JsonNode? node, ExpressionSyntax syntax) => syntax switch
    {
        ExpressionSyntax.Arm => node?.DeepClone(),
        ExpressionSyntax.Shell => OfShell(node),
        _ => ArmSyntax.Escape(node),
    };

    private static JsonNode? OfShell(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(ArmSyntax.Escape(member.Key), OfShell(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(OfShell)]),
        _ => node.Text() is { } text ? JsonValue.Create(OfShell(text)) : node?.DeepClone(),
    };

    /// <summary>A variable of the shell becomes a parameter of its name.</summary>
    private static string OfShell(string text)
    {
        if (!Expressions.IsExpression(text, ExpressionSyntax.Shell)) return ArmSyntax.Escape(text);
        var parts = new List<string>();
        var at = 0;
        foreach (Match variable in Variable().Matches(text))
        {
            if (variable.Index > at) parts.Add(ArmSyntax.Literal(text[at..variable.Index]));
            parts.Add($"parameters({ArmSyntax.Literal(variable.Groups["name"].Value)})");
            at = variable.Index + variable.Length;
        }

        if (at < text.Length) parts.Add(ArmSyntax.Literal(text[at..]));
        return parts.Count == 1 ? $"[{parts[0]}]" : $"[concat({string.Join(", ", parts)})]";
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}|^\$(?<name>[A-Za-z_][A-Za-z0-9_]*)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Variable();
}
