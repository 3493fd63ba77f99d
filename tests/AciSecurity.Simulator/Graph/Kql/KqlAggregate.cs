namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>A value over many rows (https://learn.microsoft.com/kusto/query/aggregation-functions).</summary>
internal sealed record KqlAggregate(string Name, IReadOnlyList<KqlExpression> Arguments, Func<List<KqlRow>, object?> Compute)
{
    public static KqlAggregate Of(string function, List<KqlExpression> arguments, string? alias)
    {
        var argument = arguments.Count > 0 ? arguments[0] : null;
        string Named(string prefix) => alias ?? $"{prefix}_{argument?.DefaultName ?? ""}";
        IEnumerable<object?> Values(List<KqlRow> rows) => rows.Select(row => KqlValue.Plain(argument!.Evaluate(row)));
        IEnumerable<object?> Present(List<KqlRow> rows) => Values(rows).Where(value => value is not null);
        if (function == "count" && argument is null) return new(alias ?? "count_", [], rows => (long)rows.Count);
        if (argument is null) throw KqlException.Invalid($"{function}(): function expects an argument.");
        return function switch
        {
            "countif" => new(alias ?? "countif_", arguments, rows => (long)Values(rows).Count(KqlValue.IsTrue)),
            "dcount" => new(Named("dcount"), arguments, rows => (long)Present(rows).Select(KqlValue.Text).Distinct().Count()),
            "make_set" => new(Named("set"), arguments, rows => Present(rows).DistinctBy(KqlValue.Text).ToList()),
            "make_list" => new(Named("list"), arguments, rows => Present(rows).ToList()),
            "min" => new(Named("min"), arguments, rows => Present(rows).Order(Comparer<object?>.Create(KqlValue.Compare)).FirstOrDefault()),
            "max" => new(Named("max"), arguments, rows => Present(rows).OrderDescending(Comparer<object?>.Create(KqlValue.Compare)).FirstOrDefault()),
            "sum" => new(Named("sum"), arguments, rows => Present(rows).Sum(value => KqlValue.Number(value) ?? 0)),
            "any" or "take_any" => new(alias ?? argument.DefaultName ?? "any_", arguments, rows => Values(rows).FirstOrDefault()),
            _ => throw KqlException.Invalid($"Unknown aggregate: '{function}'."),
        };
    }
}
