namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>A row of a table. Values are made when they are asked for.</summary>
internal abstract class KqlRow
{
    public abstract object? Get(string column);
}

/// <summary>A row whose values are at hand.</summary>
internal sealed class KqlValues(IReadOnlyDictionary<string, object?> values) : KqlRow
{
    public override object? Get(string column) => values.GetValueOrDefault(column);
}

/// <summary>A row with computed columns over another.</summary>
internal sealed class KqlComputed(KqlRow source, IReadOnlyDictionary<string, KqlExpression> columns) : KqlRow
{
    public override object? Get(string column) => columns.TryGetValue(column, out var expression) ? expression.Evaluate(source) : source.Get(column);
}
