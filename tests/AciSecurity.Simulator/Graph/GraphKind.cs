namespace AciSecurity.Simulator.Graph;

/// <summary>What Resource Graph makes of a resource type: its name there, its table, and the action that reading it needs.</summary>
internal sealed record GraphKind(string Type, string Table, string Action);
