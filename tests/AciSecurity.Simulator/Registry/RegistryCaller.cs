using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Registry;

/// <summary>Who signs in to a registry: somebody of the tenant, the registry's admin user, or nobody.</summary>
/// <param name="Name">What tokens call it.</param>
/// <param name="Principal">Who it is in the tenant; null for the others.</param>
internal sealed record RegistryCaller(string Name, Principal? Principal = null)
{
    public static RegistryCaller Anonymous { get; } = new("00000000-0000-0000-0000-000000000000");

    public bool IsAnonymous => this == Anonymous;
}
