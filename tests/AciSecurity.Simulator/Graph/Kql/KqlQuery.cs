namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>A query: a table, and what is done to it.</summary>
internal sealed record KqlQuery(string Table, IReadOnlyList<KqlStep> Steps)
{
    /// <summary>Parses a query. Without a table it is about resources, as in Resource Graph
    /// (https://learn.microsoft.com/azure/governance/resource-graph/concepts/query-language).</summary>
    public static KqlQuery Parse(string text)
    {
        var reader = new KqlReader(new KqlTokenizer(text).Read());
        var query = new KqlQueryParser(reader).Query();
        reader.TryTake(";");
        return reader.Current.Kind == KqlTokenKind.End ? query : throw KqlException.Unexpected(reader.Current, "'|' or the end");
    }

    public KqlTable Run(Func<string, KqlTable> tables) => Steps.Aggregate(tables(Table), (table, step) => step(table, tables));
}
