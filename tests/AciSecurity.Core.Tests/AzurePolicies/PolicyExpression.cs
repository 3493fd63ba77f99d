using System.Text;
using System.Text.Json.Nodes;

namespace AciSecurity.Core.Tests.AzurePolicies;

/// <summary>Evaluates an expression of the template language: calls, texts and numbers.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions</remarks>
internal sealed class PolicyExpression(string text, Func<string, IReadOnlyList<Func<JsonNode?>>, JsonNode?> call)
{
    private int _position;

    public JsonNode? Value()
    {
        var value = Parse();
        if (_position != text.Length) throw new FormatException($"The expression does not end at {_position}: {text}");
        return value();
    }

    private Func<JsonNode?> Parse()
    {
        Skip(' ');
        if (text[_position] == '\'') return Constant(JsonValue.Create(Literal()));
        var start = _position;
        while (_position < text.Length && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] == '-')) _position++;
        var word = text[start.._position];
        if (int.TryParse(word, out var number)) return Constant(JsonValue.Create(number));
        var arguments = Arguments();
        return () => call(word, arguments);
    }

    private List<Func<JsonNode?>> Arguments()
    {
        var arguments = new List<Func<JsonNode?>>();
        Take('(');
        while (text[_position] != ')')
        {
            if (arguments.Count > 0) Take(',');
            arguments.Add(Parse());
            Skip(' ');
        }

        Take(')');
        return arguments;
    }

    private string Literal()
    {
        var literal = new StringBuilder();
        for (_position++; text[_position] != '\'' || text[(_position + 1)..].StartsWith('\''); _position++)
        {
            if (text[_position] == '\'') _position++;
            literal.Append(text[_position]);
        }

        _position++;
        return literal.ToString();
    }

    private void Take(char expected)
    {
        if (text[_position] != expected) throw new FormatException($"A {expected} is missing at {_position}: {text}");
        _position++;
    }

    private void Skip(char character)
    {
        while (text[_position] == character) _position++;
    }

    private static Func<JsonNode?> Constant(JsonNode value) => () => value;
}
