using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Tests;

/// <summary>Names of the scenario contoso, and simulators that run it without waiting.</summary>
internal static class Contoso
{
    public const string Production = "aaaaaaaa-0000-4000-8000-000000000001";
    public const string Development = "aaaaaaaa-0000-4000-8000-000000000002";
    public const string Restricted = "aaaaaaaa-0000-4000-8000-000000000003";
    public const string Groups = $"/subscriptions/{Production}/resourceGroups/rg-shop/providers/Microsoft.ContainerInstance/containerGroups";
    public const string Registries = $"/subscriptions/{Production}/resourceGroups/rg-platform/providers/Microsoft.ContainerRegistry/registries";
    public const string GroupVersion = "?api-version=2025-09-01";
    public const string RegistryVersion = "?api-version=2025-11-01";

    public static Scenario Scenario { get; } = Scenario.Load("contoso") with { Operations = new() { Polls = 1, RetryAfter = 0 } };

    public static Task<AzureSimulator> StartAsync(SimulatorOptions? options = null) => AzureSimulator.StartAsync(Scenario, options);
}
