namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>An expression over a row.</summary>
internal abstract record KqlExpression
{
    /// <summary>The columns that it reads.</summary>
    public abstract IEnumerable<string> Columns { get; }

    /// <summary>The name of a column that holds it and was given none.</summary>
    public virtual string? DefaultName => null;

    public abstract object? Evaluate(KqlRow row);
}

/// <summary>A constant.</summary>
internal sealed record KqlConstant(object? Value) : KqlExpression
{
    public override IEnumerable<string> Columns => [];

    public override object? Evaluate(KqlRow row) => Value;
}

/// <summary>A column.</summary>
internal sealed record KqlColumn(string Name) : KqlExpression
{
    public override IEnumerable<string> Columns => [Name];

    public override string DefaultName => Name;

    public override object? Evaluate(KqlRow row) => row.Get(Name);
}

/// <summary>A member or an item of a dynamic value.</summary>
internal sealed record KqlMember(KqlExpression Of, KqlExpression Key) : KqlExpression
{
    public override IEnumerable<string> Columns => [.. Of.Columns, .. Key.Columns];

    public override string? DefaultName => Of.DefaultName is { } name ? $"{name}_{(Key as KqlConstant)?.Value}" : null;

    public override object? Evaluate(KqlRow row) => KqlValue.Member(Of.Evaluate(row), Key.Evaluate(row));
}

/// <summary>An operator or a function over the values of others.</summary>
internal sealed record KqlCall(IReadOnlyList<KqlExpression> Arguments, Func<object?[], object?> Function) : KqlExpression
{
    public override IEnumerable<string> Columns => Arguments.SelectMany(argument => argument.Columns);

    public override object? Evaluate(KqlRow row) => Function([.. Arguments.Select(argument => argument.Evaluate(row))]);
}

/// <summary>And, or: the right side is only looked at when the left one has not decided.</summary>
internal sealed record KqlLogic(KqlExpression Left, KqlExpression Right, bool IsAnd) : KqlExpression
{
    public override IEnumerable<string> Columns => [.. Left.Columns, .. Right.Columns];

    public override object? Evaluate(KqlRow row)
    {
        var left = KqlValue.IsTrue(Left.Evaluate(row));
        return left == IsAnd ? KqlValue.IsTrue(Right.Evaluate(row)) : left;
    }
}
