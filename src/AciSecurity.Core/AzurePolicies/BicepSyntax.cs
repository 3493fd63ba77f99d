using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AciSecurity.AzurePolicies;

/// <summary>Writes JSON values as Bicep literals.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/bicep/data-types</remarks>
/// <param name="text">What is written to.</param>
/// <param name="expressionOf">Gives the expression that stands for a member's value; null where the value stands for itself.</param>
internal sealed class BicepSyntax(StringBuilder text, Func<string, JsonNode, string?> expressionOf)
{
    /// <summary>Writes a value.</summary>
    public void Append(JsonNode node, int depth = 0)
    {
        switch (node)
        {
            case JsonObject members:
                AppendBlock('{', '}', depth, members.Count, members.Select<KeyValuePair<string, JsonNode?>, Action>(member => () => AppendMember(member.Key, member.Value!, depth + 1)));
                break;
            case JsonArray items:
                AppendBlock('[', ']', depth, items.Count, items.Select<JsonNode?, Action>(item => () => Append(item!, depth + 1)));
                break;
            default:
                text.Append(node.GetValueKind() == JsonValueKind.String ? Literal(node.GetValue<string>()) : node.ToJsonString());
                break;
        }
    }

    private void AppendMember(string name, JsonNode value, int depth)
    {
        text.Append(IsIdentifier(name) ? name : Literal(name)).Append(": ");
        if (expressionOf(name, value) is { } expression) text.Append(expression);
        else Append(value, depth);
    }

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

    private static string Literal(string value)
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

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
