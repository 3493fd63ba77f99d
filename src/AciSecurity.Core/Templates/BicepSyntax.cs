using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AciSecurity.Templates;

/// <summary>Writes JSON values as Bicep literals.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/bicep/data-types</remarks>
/// <param name="text">What is written to.</param>
/// <param name="expressionOf">Gives the expression that stands for a value, of the member of this name or, with no name, of a list; null
/// where the value stands for itself.</param>
/// <param name="keyOf">Gives the expression that stands for a member's name; null where the name stands for itself.</param>
internal sealed class BicepSyntax(StringBuilder text, Func<string, JsonNode, string?> expressionOf, Func<string, string?>? keyOf = null)
{
    /// <summary>Writes a value.</summary>
    public void Append(JsonNode? node, int depth = 0)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                AppendBlock('{', '}', depth, members.Count, members.Select<KeyValuePair<string, JsonNode?>, Action>(member => () => AppendMember(member.Key, member.Value, depth + 1)));
                break;
            case JsonArray items:
                AppendBlock('[', ']', depth, items.Count, items.Select<JsonNode?, Action>(item => () => AppendValue("", item, depth + 1)));
                break;
            default:
                text.Append(node.GetValueKind() == JsonValueKind.String ? Literal(node.GetValue<string>()) : Plain(node.ToJsonString()));
                break;
        }
    }

    private void AppendMember(string name, JsonNode? value, int depth)
    {
        text.Append(keyOf?.Invoke(name) is { } key ? $"'${{{key}}}'" : IsIdentifier(name) ? name : Literal(name)).Append(": ");
        AppendValue(name, value, depth);
    }

    private void AppendValue(string name, JsonNode? value, int depth)
    {
        if (value is not null && expressionOf(name, value) is { } expression) text.Append(expression);
        else Append(value, depth);
    }

    /// <summary>Bicep has whole numbers only.</summary>
    private static string Plain(string json) => json is "true" or "false" || long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? json : $"json('{json}')";

    private void AppendBlock(char open, char close, int depth, int count, IEnumerable<Action> parts)
    {
        text.Append(open);
        if (count > 0)
        {
            foreach (var append in parts)
            {
                text.Append('\n').Append(' ', 2 * (depth + 1));
                append();
            }

            text.Append('\n').Append(' ', 2 * depth);
        }

        text.Append(close);
    }

    /// <summary>A text as a literal.</summary>
    public static string Literal(string value)
    {
        var literal = new StringBuilder("'");
        foreach (var character in value)
        {
            literal.Append(character switch
            {
                '\'' => "\\'",
                '\\' => "\\\\",
                '$' => "\\$",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => $"\\u{{{(int)character:x}}}",
                _ => character.ToString(),
            });
        }

        return literal.Append('\'').ToString();
    }

    /// <summary>Whether the name can stand without quotes.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
