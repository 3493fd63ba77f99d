namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>Joins a table with another on one key (https://learn.microsoft.com/kusto/query/join-operator).</summary>
internal sealed class KqlJoin(string kind, KqlQuery right, KqlExpression on)
{
    public KqlTable Run(KqlTable left, Func<string, KqlTable> tables)
    {
        if (kind is not ("inner" or "leftouter" or "innerunique")) throw KqlException.Invalid($"A join of kind '{kind}' is not supported.");
        var other = right.Run(tables);
        var (leftKey, rightKey) = Keys();
        left.Check(leftKey);
        other.Check(rightKey);
        var names = other.Columns.ToDictionary(column => left.Columns.Contains(column) ? column + "1" : column, column => column);
        var found = other.Rows.ToLookup(row => KqlValue.Text(rightKey.Evaluate(row)));
        var rows = kind == "innerunique" ? left.Rows.DistinctBy(row => KqlValue.Text(leftKey.Evaluate(row))) : left.Rows;
        return new KqlTable([.. left.Columns, .. names.Keys], rows.SelectMany(row => Matches(row, found[KqlValue.Text(leftKey.Evaluate(row))], names)));
    }

    private IEnumerable<KqlRow> Matches(KqlRow row, IEnumerable<KqlRow> others, Dictionary<string, string> names)
    {
        var any = false;
        foreach (var other in others)
        {
            any = true;
            yield return new KqlComputed(row, names.ToDictionary(name => name.Key, name => (KqlExpression)new KqlConstant(other.Get(name.Value))));
        }

        if (!any && kind == "leftouter") yield return new KqlComputed(row, names.ToDictionary(name => name.Key, _ => (KqlExpression)new KqlConstant(null)));
    }

    // on key, or on $left.key == $right.other
    private (KqlExpression Left, KqlExpression Right) Keys() => on switch
    {
        KqlColumn => (on, on),
        KqlCall { Arguments: [KqlMember left, KqlMember right] } => (Side(left, "$left"), Side(right, "$right")),
        _ => throw KqlException.Invalid("A join needs one key: a column, or $left.a == $right.b."),
    };

    private static KqlColumn Side(KqlMember member, string side) =>
        member is { Of: KqlColumn { Name: var name }, Key: KqlConstant { Value: string key } } && name == side ? new(key) : throw KqlException.Invalid($"{side} was expected in the key of a join.");
}
