namespace AciSecurity.Resources;

/// <summary>The uses of one registry, as far as the run knows.</summary>
/// <param name="Own">Those that name the registry.</param>
/// <param name="Hidden">Those whose registry an expression hides: it may be this one.</param>
public sealed record RegistryUseSet(IReadOnlyList<RegistryUse> Own, IReadOnlyList<RegistryUse> Hidden);
