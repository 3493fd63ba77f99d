namespace AciSecurity.Resources;

/// <summary>Reads ARM template expressions: literals, numbers, calls, and members of what these give.</summary>
internal ref struct ArmExpressionParser
{
    // ARM allows 24,576 characters. Nesting as deep as this nobody writes, and it must not exhaust the stack.
    private const int Longest = 24_576;
    private const int Deepest = 100;

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;

    private ArmExpressionParser(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The expression; null where the text is none.</summary>
    public static ArmExpression? Parse(string text)
    {
        if (text.Length is < 3 or > Longest || text[0] != '[' || text[^1] != ']') return null;
        var parser = new ArmExpressionParser(text.AsSpan(1, text.Length - 2));
        var expression = parser.Expression();
        parser.SkipSpace();
        return parser._at == parser._text.Length ? expression : null;
    }

    private ArmExpression? Expression()
    {
        if (++_depth > Deepest) return null;
        SkipSpace();
        ArmExpression? expression = Next() switch
        {
            '\'' => Literal(),
            '-' or (>= '0' and <= '9') => Number(),
            _ => Named(),
        };
        for (var links = 0; expression is not null; links++)
        {
            if (links > Deepest) return null;
            SkipSpace();
            if (Take('.')) expression = Behind(expression);
            else if (Take('[')) expression = InBrackets(expression);
            else break;
        }

        _depth--;
        return expression;
    }

    private ArmExpression.Member? Behind(ArmExpression of)
    {
        SkipSpace();
        var name = Name();
        return name.Length == 0 ? null : new(of, name);
    }

    private ArmExpression.Member? InBrackets(ArmExpression of)
    {
        var index = Expression();
        SkipSpace();
        if (index is null || !Take(']')) return null;
        return new(of, (index as ArmExpression.Literal)?.Text);
    }

    private ArmExpression.Literal? Literal()
    {
        _at++;
        var text = new System.Text.StringBuilder();
        while (_at < _text.Length)
        {
            var current = _text[_at++];
            if (current != '\'') text.Append(current);
            else if (Take('\'')) text.Append('\'');
            else return new(text.ToString());
        }

        return null;
    }

    private ArmExpression.Number Number()
    {
        _at++;
        while (Next() is (>= '0' and <= '9') or '.') _at++;
        return new();
    }

    private ArmExpression.Call? Named()
    {
        var name = Name();
        if (name.Length == 0) return null;
        SkipSpace();

        // A function of a namespace; members come only behind a call.
        while (Take('.'))
        {
            name += "." + Name();
            SkipSpace();
        }

        if (!Take('(')) return null;
        var arguments = new List<ArmExpression>();
        SkipSpace();
        if (Take(')')) return new ArmExpression.Call(name, arguments);
        while (Expression() is { } argument)
        {
            arguments.Add(argument);
            SkipSpace();
            if (Take(')')) return new ArmExpression.Call(name, arguments);
            if (!Take(',')) return null;
        }

        return null;
    }

    private string Name()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '-' or '$')) _at++;
        return _text[start.._at].ToString();
    }

    private readonly char Next() => _at < _text.Length ? _text[_at] : '\0';

    private bool Take(char expected)
    {
        if (Next() != expected || _at >= _text.Length) return false;
        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }
}
