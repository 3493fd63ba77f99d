using System.Globalization;

namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>Parses expressions: or, and, comparisons, sums, products, and what stands alone.</summary>
internal sealed class KqlExpressionParser(KqlReader reader)
{
    public KqlExpression Parse()
    {
        var left = And();
        while (reader.TryTake("or")) left = new KqlLogic(left, And(), IsAnd: false);
        return left;
    }

    private KqlExpression And()
    {
        var left = Comparison();
        while (reader.TryTake("and")) left = new KqlLogic(left, Comparison(), IsAnd: true);
        return left;
    }

    private KqlExpression Comparison()
    {
        var left = Sum();
        if (reader.Current.Kind is not (KqlTokenKind.Sign or KqlTokenKind.Name)) return left;
        if (reader.Current.Text is "in" or "in~" or "!in" or "!in~") return In(left, reader.Take().Text);
        if (KqlOperators.Comparison(reader.Current.Text) is not { } compare) return left;
        reader.Take();
        return new KqlCall([left, Sum()], values => compare(values[0], values[1]));
    }

    private KqlCall In(KqlExpression left, string name)
    {
        reader.Expect("(");
        var items = reader.List(Parse);
        reader.Expect(")");
        var comparison = name.EndsWith('~') ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var wanted = !name.StartsWith('!');
        return new([left, .. items], values => KqlOperators.IsIn(values, comparison) == wanted);
    }

    private KqlExpression Sum()
    {
        var left = Product();
        while (reader.Current.Is("+") || reader.Current.Is("-"))
        {
            var sign = reader.Take().Text == "+" ? 1 : -1;
            left = Arithmetic(left, Product(), (one, other) => one + (sign * other));
        }

        return left;
    }

    private KqlExpression Product()
    {
        var left = Postfix();
        while (reader.Current.Is("*") || reader.Current.Is("/"))
        {
            var multiplies = reader.Take().Text == "*";
            left = Arithmetic(left, Postfix(), (one, other) => multiplies ? one * other : one / other);
        }

        return left;
    }

    private static KqlCall Arithmetic(KqlExpression left, KqlExpression right, Func<double, double, double> compute) => new([left, right], values =>
        KqlValue.Number(values[0]) is not { } one || KqlValue.Number(values[1]) is not { } other ? null
        : compute(one, other) is var result && result == Math.Floor(result) && values.All(value => KqlValue.Plain(value) is long) ? (object)(long)result : result);

    private KqlExpression Postfix()
    {
        var value = Primary();
        while (true)
        {
            if (reader.TryTake("."))
            {
                value = new KqlMember(value, new KqlConstant(reader.Name()));
            }
            else if (reader.TryTake("["))
            {
                value = new KqlMember(value, Parse());
                reader.Expect("]");
            }
            else
            {
                return value;
            }
        }
    }

    private KqlExpression Primary()
    {
        var token = reader.Take();
        switch (token.Kind)
        {
            case KqlTokenKind.Text:
                return new KqlConstant(token.Text);
            case KqlTokenKind.Number:
                return new KqlConstant(Number(token));
            case KqlTokenKind.Sign when token.Text == "-" && reader.Current.Kind == KqlTokenKind.Number:
                return new KqlConstant(Number(reader.Current with { Text = "-" + reader.Take().Text }));
            case KqlTokenKind.Sign when token.Text == "(":
                var inner = Parse();
                reader.Expect(")");
                return inner;
            case KqlTokenKind.Name when token.Text is "true" or "false":
                return new KqlConstant(token.Text == "true");
            case KqlTokenKind.Name when reader.TryTake("("):
                return Call(token);
            case KqlTokenKind.Name:
                return new KqlColumn(token.Text);
            default:
                throw KqlException.Unexpected(token, "an expression");
        }
    }

    private KqlExpression Call(KqlToken name)
    {
        if (name.Text == "dynamic") return Dynamic();
        List<KqlExpression> arguments = reader.Current.Is(")") ? [] : reader.List(Parse);
        reader.Expect(")");
        return new KqlCall(arguments, KqlFunctions.Find(name.Text, arguments.Count));
    }

    // dynamic([...]) of constants, as lists for in() are written.
    private KqlConstant Dynamic()
    {
        reader.Expect("[");
        List<object?> items = reader.Current.Is("]") ? [] : reader.List(() => Primary() is KqlConstant constant ? constant.Value : throw KqlException.Unexpected(reader.Current, "a constant"));
        reader.Expect("]");
        reader.Expect(")");
        return new(items);
    }

    private static object Number(KqlToken token) =>
        long.TryParse(token.Text, CultureInfo.InvariantCulture, out var whole) ? (object)whole
        : double.TryParse(token.Text, CultureInfo.InvariantCulture, out var number) ? number
        : throw KqlException.Unexpected(token, "a number");
}
