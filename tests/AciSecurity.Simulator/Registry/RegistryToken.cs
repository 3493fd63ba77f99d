namespace AciSecurity.Simulator.Registry;

/// <summary>What a token of a registry says.</summary>
internal sealed record RegistryToken(RegistryCaller Caller, bool IsRefresh, IReadOnlyList<RegistryScope> Access);
