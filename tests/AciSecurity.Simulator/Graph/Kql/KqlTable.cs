namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>Rows with the columns that they show, in order.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows.</param>
/// <param name="IsOrdered">Whether somebody asked for an order, without which a result cannot be paged.</param>
internal sealed record KqlTable(IReadOnlyList<string> Columns, IEnumerable<KqlRow> Rows, bool IsOrdered = false)
{
    /// <summary>Fails when an expression reads a column that is not there.</summary>
    public void Check(KqlExpression expression)
    {
        foreach (var name in expression.Columns.Where(name => !Columns.Contains(name)))
            throw KqlException.Invalid($"Failed to resolve column or scalar expression named '{name}'.");
    }

    public void Check(IEnumerable<KqlExpression> expressions)
    {
        foreach (var expression in expressions) Check(expression);
    }
}
