namespace AciSecurity.Simulator.Arm;

/// <summary>A role that Azure defines.</summary>
internal sealed record BuiltInRole(string Id, string Name, string[] Actions)
{
    public string[] NotActions { get; init; } = [];

    public string[] DataActions { get; init; } = [];
}
