using AciSecurity.Simulator.Graph.Kql;

namespace AciSecurity.Simulator.Graph;

/// <summary>A whole result, of which pages are shown.</summary>
internal sealed record GraphResult(string[] Columns, KqlRow[] Rows, bool CanBePaged);
