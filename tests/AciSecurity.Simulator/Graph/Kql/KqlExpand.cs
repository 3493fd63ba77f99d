using System.Text.Json;

namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>Makes a row of each item of a list (https://learn.microsoft.com/kusto/query/mv-expand-operator).</summary>
internal sealed class KqlExpand(string name, KqlExpression list)
{
    public KqlTable Run(KqlTable table, Func<string, KqlTable> tables)
    {
        table.Check(list);
        var rows = table.Rows.SelectMany(row => Items(list.Evaluate(row))
            .Select(item => (KqlRow)new KqlComputed(row, new Dictionary<string, KqlExpression> { [name] = new KqlConstant(item) })));
        return table with { Columns = [.. table.Columns.Union([name])], Rows = rows };
    }

    // A row whose list is empty or missing stays, with null.
    private static IEnumerable<object?> Items(object? value) => KqlValue.Plain(value) switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } json when json.GetArrayLength() > 0 => json.EnumerateArray().Select(item => KqlValue.Plain(item)),
        List<object?> { Count: > 0 } items => items,
        JsonElement { ValueKind: JsonValueKind.Object } json => json.EnumerateObject().Select(member => (object?)member.Value),
        _ => [null],
    };
}
