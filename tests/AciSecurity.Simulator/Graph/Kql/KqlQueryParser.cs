namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>Parses a table with the operators after it.</summary>
internal sealed class KqlQueryParser(KqlReader reader)
{
    private readonly KqlExpressionParser _expressions = new(reader);

    public KqlQuery Query()
    {
        var table = IsOperator(reader.Current) && !reader.Following.Is("|") ? "resources" : reader.Name();
        List<KqlStep> steps = [];
        if (IsOperator(reader.Current)) steps.Add(Step());
        while (reader.TryTake("|")) steps.Add(Step());
        return new(table, steps);
    }

    private static bool IsOperator(KqlToken token) =>
        token.Kind == KqlTokenKind.Name
        && token.Text is "where" or "project" or "extend" or "summarize" or "distinct" or "order" or "sort" or "take" or "limit" or "count" or "join" or "top" or "union";

    private KqlStep Step()
    {
        var name = reader.Take();
        return name.Text switch
        {
            "where" => Where(),
            "project" when reader.TryTake("-") => ProjectWithout(name),
            "project" => Project(),
            "extend" => Extend(),
            "summarize" => new KqlSummarizeParser(reader, _expressions).Parse(),
            "distinct" => Distinct(),
            "order" or "sort" => Order(),
            "take" or "limit" => Take(Count()),
            "top" => Top(),
            "count" => Counted,
            "join" => Join(),
            "union" => Union(),
            "mv" when reader.TryTake("-") && reader.TryTake("expand") => Expand(),
            _ => throw KqlException.Unexpected(name, "an operator"),
        };
    }

    private KqlStep Where()
    {
        var condition = _expressions.Parse();
        return (table, _) =>
        {
            table.Check(condition);
            return table with { Rows = table.Rows.Where(row => KqlValue.IsTrue(condition.Evaluate(row))) };
        };
    }

    private KqlStep Project()
    {
        var columns = reader.List(NamedExpression);
        return (table, _) =>
        {
            table.Check(columns.Select(column => column.Expression));
            var named = Named(columns);
            return table with { Columns = [.. named.Keys], Rows = table.Rows.Select(row => new KqlComputed(row, named)) };
        };
    }

    private KqlStep ProjectWithout(KqlToken at)
    {
        if (!reader.TryTake("away")) throw KqlException.Unexpected(at, "project or project-away");
        var names = reader.List(reader.Name);
        return (table, _) =>
        {
            table.Check(names.Select(name => new KqlColumn(name)));
            return table with { Columns = [.. table.Columns.Except(names)] };
        };
    }

    private KqlStep Extend()
    {
        var columns = reader.List(NamedExpression);
        return (table, _) => columns.Aggregate(table, (before, column) =>
        {
            before.Check(column.Expression);
            var named = Named([column]);
            return before with { Columns = [.. before.Columns.Union(named.Keys)], Rows = before.Rows.Select(row => new KqlComputed(row, named)) };
        });
    }

    private KqlStep Distinct()
    {
        var columns = reader.List(NamedExpression);
        return (table, _) =>
        {
            table.Check(columns.Select(column => column.Expression));
            var named = Named(columns);
            var rows = table.Rows.Select(row => new KqlComputed(row, named)).DistinctBy(row => string.Join('\u0001', named.Keys.Select(name => KqlValue.Text(row.Get(name)))));
            return new KqlTable([.. named.Keys], rows);
        };
    }

    private KqlStep Order()
    {
        reader.Expect("by");
        var keys = reader.List(() =>
        {
            var expression = _expressions.Parse();
            var ascending = reader.TryTake("asc") || !(reader.TryTake("desc") || true);
            return (Expression: expression, Ascending: ascending);
        });
        return (table, _) =>
        {
            table.Check(keys.Select(key => key.Expression));
            var comparer = Comparer<object?>.Create(KqlValue.Compare);
            IEnumerable<KqlRow> rows = table.Rows;
            foreach (var (expression, ascending) in Enumerable.Reverse(keys))
                rows = ascending ? rows.OrderBy(row => KqlValue.Plain(expression.Evaluate(row)), comparer) : rows.OrderByDescending(row => KqlValue.Plain(expression.Evaluate(row)), comparer);
            return table with { Rows = rows, IsOrdered = true };
        };
    }

    private KqlStep Top()
    {
        var count = Count();
        var order = Order();
        return (table, tables) => Take(count)(order(table, tables), tables);
    }

    private static KqlStep Take(int count) => (table, _) => table with { Rows = table.Rows.Take(count) };

    private static KqlTable Counted(KqlTable table, Func<string, KqlTable> tables) =>
        new(["Count"], [new KqlValues(new Dictionary<string, object?> { ["Count"] = (long)table.Rows.Count() })]);

    private KqlStep Join()
    {
        var kind = reader.TryTake("kind") && Expected("=") ? reader.Name() : "innerunique";
        reader.Expect("(");
        var right = Query();
        reader.Expect(")");
        reader.Expect("on");
        var key = _expressions.Parse();
        return new KqlJoin(kind, right, key).Run;
    }

    private KqlStep Union()
    {
        var others = reader.List(() =>
        {
            if (!reader.TryTake("(")) return new KqlQuery(reader.Name(), []);
            var query = Query();
            reader.Expect(")");
            return query;
        });
        return (table, tables) =>
        {
            var all = others.Select(other => other.Run(tables)).Prepend(table).ToList();
            return new KqlTable([.. all.SelectMany(one => one.Columns).Distinct()], all.SelectMany(one => one.Rows));
        };
    }

    private KqlStep Expand()
    {
        var (name, expression) = NamedExpression();
        return new KqlExpand(name ?? expression.DefaultName ?? "Column1", expression).Run;
    }

    private (string? Name, KqlExpression Expression) NamedExpression()
    {
        var name = reader.Current.Kind == KqlTokenKind.Name && reader.Following.Is("=") ? reader.Name() : null;
        if (name is not null) reader.Expect("=");
        return (name, _expressions.Parse());
    }

    private static Dictionary<string, KqlExpression> Named(IEnumerable<(string? Name, KqlExpression Expression)> columns)
    {
        var named = new Dictionary<string, KqlExpression>();
        foreach (var (name, expression) in columns) named[name ?? expression.DefaultName ?? $"Column{named.Count + 1}"] = expression;
        return named;
    }

    private bool Expected(string sign)
    {
        reader.Expect(sign);
        return true;
    }

    private int Count() =>
        reader.Current.Kind == KqlTokenKind.Number && int.TryParse(reader.Current.Text, out var count) && reader.Take() is not null ? count : throw KqlException.Unexpected(reader.Current, "a number");
}
