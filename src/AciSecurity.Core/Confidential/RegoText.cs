using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AciSecurity.Confidential;

/// <summary>Splits a Rego module into its statements, and reads those that give a name a value.</summary>
/// <remarks>https://www.openpolicyagent.org/docs/latest/policy-reference#grammar. Raw strings (backquotes) become JSON strings, so
/// that values which are data can be read as JSON.</remarks>
internal static partial class RegoText
{
    /// <summary>The statements: each from its first character to the line's end outside brackets, without comments.</summary>
    public static IEnumerable<string> Statements(string text)
    {
        var statement = new StringBuilder();
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character is '"' or '`')
            {
                at = AppendString(text, at, statement);
                continue;
            }

            if (character == '#')
            {
                while (at + 1 < text.Length && text[at + 1] != '\n') at++;
                continue;
            }

            depth += character is '[' or '{' or '(' ? 1 : character is ']' or '}' or ')' ? -1 : 0;
            if (character != '\n' || depth > 0)
            {
                statement.Append(character);
                continue;
            }

            if (statement.ToString().Trim() is { Length: > 0 } whole) yield return whole;
            statement.Clear();
            depth = 0;
        }

        if (statement.ToString().Trim() is { Length: > 0 } last) yield return last;
    }

    /// <summary>The name and the value of an assignment; null where the statement is something else.</summary>
    public static (string Name, string Value)? Assignment(string statement) =>
        AssignmentForm().Match(statement) is { Success: true } match ? (match.Groups["name"].Value, match.Groups["value"].Value) : null;

    /// <summary>Appends the string that begins at <paramref name="at"/>; the place of its last character.</summary>
    private static int AppendString(string text, int at, StringBuilder statement)
    {
        var quote = text[at];
        var end = at + 1;
        while (end < text.Length && text[end] != quote) end += quote == '"' && text[end] == '\\' ? 2 : 1;
        end = Math.Min(end, text.Length - 1);
        if (quote == '"') statement.Append(text, at, end - at + 1);
        else statement.Append('"').Append(JsonEncodedText.Encode(text.AsSpan(at + 1, Math.Max(0, end - at - 1)))).Append('"');
        return end;
    }

    [GeneratedRegex(@"^(?<name>[A-Za-z_]\w*)\s*:?=\s*(?<value>\S.*)$", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AssignmentForm();
}
