namespace AciSecurity.Simulator.Tests;

/// <summary>A test that needs Microsoft's clients: skipped where they are not, and failing where REQUIRE_REAL=1 says that they must be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AzureClientsFactAttribute : FactAttribute
{
    public AzureClientsFactAttribute() => Skip = AzureClients.AreInstalled || Environment.GetEnvironmentVariable("REQUIRE_REAL") == "1"
        ? null
        : "Microsoft's clients for JavaScript are not installed; tests/run.sh brings them with npm.";
}
