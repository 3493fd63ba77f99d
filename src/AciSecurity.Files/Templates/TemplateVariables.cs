using System.Text.Json;
using System.Text.RegularExpressions;

namespace AciSecurity.Files.Templates;

/// <summary>Writes variables out where an expression uses them, so that it shows by itself what its value is made of.</summary>
/// <remarks>Nothing is evaluated: of a variable that is an object or a list all parts are named. What would become too long, or
/// is made by a loop, stays a variable.</remarks>
internal sealed partial class TemplateVariables(JsonElement variables)
{
    private const int Longest = 20_000;
    private const int Deepest = 20;

    /// <summary>The expression with its variables written out; anything else as it is.</summary>
    public string Inline(string text)
    {
        if (!TemplateResources.IsExpression(text)) return text;
        try
        {
            return $"[{Inline(text[1..^1], 0)}]";
        }
        catch (RegexMatchTimeoutException)
        {
            return text;
        }
    }

    private string Inline(string expression, int depth)
    {
        if (depth > Deepest || variables.ValueKind != JsonValueKind.Object || !expression.Contains("variables", StringComparison.OrdinalIgnoreCase)) return expression;
        var inlined = Use().Replace(expression, use => Find(use) is { } value && Term(value, depth + 1) is { } term ? term : use.Value);
        return inlined.Length > Longest ? expression : inlined;
    }

    /// <summary>The variable, and the member of it that is meant where the names of members are written.</summary>
    private JsonElement? Find(Match use)
    {
        if (Member(variables, use.Groups["name"].Value) is not { } value) return null;
        foreach (Capture step in use.Groups["member"].Captures)
        {
            if (Member(value, step.Value) is not { } member) return null;
            value = member;
        }

        return value;
    }

    private static JsonElement? Member(JsonElement of, string name)
    {
        if (of.ValueKind != JsonValueKind.Object) return null;
        foreach (var member in of.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return member.Value;
        }

        return null;
    }

    private string? Term(JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                var text = value.GetString()!;
                if (TemplateResources.IsExpression(text)) return Inline(text[1..^1], depth);
                return $"'{(text.StartsWith("[[", StringComparison.Ordinal) ? text[1..] : text).Replace("'", "''", StringComparison.Ordinal)}'";
            case JsonValueKind.Object when depth <= Deepest:
                return Joined(value.EnumerateObject().Select(member => Term(member.Value, depth + 1)));
            case JsonValueKind.Array when depth <= Deepest:
                return Joined(value.EnumerateArray().Select(item => Term(item, depth + 1)));
            case JsonValueKind.Object or JsonValueKind.Array:
                return null;
            default:
                return "null()";
        }
    }

    private static string? Joined(IEnumerable<string?> terms)
    {
        var list = terms.ToList();
        return list.Contains(null) || list.Sum(term => term!.Length) > Longest ? null : $"createArray({string.Join(", ", list)})";
    }

    // variables('name') and the members behind it: .member, ['member'].
    [GeneratedRegex(@"\bvariables\s*\(\s*'(?<name>[^']*)'\s*\)(?:\.(?<member>\w+)|\['(?<member>[^']*)'\])*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Use();
}
