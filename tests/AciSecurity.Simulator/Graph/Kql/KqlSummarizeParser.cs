namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>Parses summarize: aggregates, by groups (https://learn.microsoft.com/kusto/query/summarize-operator).</summary>
internal sealed class KqlSummarizeParser(KqlReader reader, KqlExpressionParser expressions)
{
    public KqlStep Parse()
    {
        List<KqlAggregate> aggregates = reader.Current.Is("by") ? [] : reader.List(Aggregate);
        List<(string Name, KqlExpression Expression)> groups = reader.TryTake("by") ? reader.List(Group) : [];
        return (table, _) => Run(table, aggregates, groups);
    }

    private static KqlTable Run(KqlTable table, List<KqlAggregate> aggregates, List<(string Name, KqlExpression Expression)> groups)
    {
        table.Check(groups.Select(group => group.Expression));
        table.Check(aggregates.SelectMany(aggregate => aggregate.Arguments));
        var found = table.Rows.GroupBy(row => string.Join('\u0001', groups.Select(group => KqlValue.Text(group.Expression.Evaluate(row)))));
        var rows = found.Select(rows => Row([.. rows], aggregates, groups));
        if (groups.Count == 0 && !table.Rows.Any()) rows = [Row([], aggregates, groups)];
        return new KqlTable([.. groups.Select(group => group.Name), .. aggregates.Select(aggregate => aggregate.Name)], rows.ToList());
    }

    private static KqlValues Row(List<KqlRow> rows, List<KqlAggregate> aggregates, List<(string Name, KqlExpression Expression)> groups)
    {
        var values = new Dictionary<string, object?>();
        foreach (var (name, expression) in groups) values[name] = expression.Evaluate(rows[0]);
        foreach (var aggregate in aggregates) values[aggregate.Name] = aggregate.Compute(rows);
        return new(values);
    }

    private KqlAggregate Aggregate()
    {
        var alias = reader.Following.Is("=") ? reader.Name() : null;
        if (alias is not null) reader.Expect("=");
        var function = reader.Name();
        reader.Expect("(");
        List<KqlExpression> arguments = reader.Current.Is(")") ? [] : reader.List(expressions.Parse);
        reader.Expect(")");
        return KqlAggregate.Of(function, arguments, alias);
    }

    private (string Name, KqlExpression Expression) Group()
    {
        var alias = reader.Following.Is("=") ? reader.Name() : null;
        if (alias is not null) reader.Expect("=");
        var expression = expressions.Parse();
        return (alias ?? expression.DefaultName ?? "Column1", expression);
    }
}
