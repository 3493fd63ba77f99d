namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>What one operator of a query does to a table.</summary>
/// <param name="table">The table before it.</param>
/// <param name="tables">Finds other tables by name, for joins and unions.</param>
internal delegate KqlTable KqlStep(KqlTable table, Func<string, KqlTable> tables);
