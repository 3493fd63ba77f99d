namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>A test that needs sigstore's own clients: skipped where they are not, and failing where REQUIRE_REAL=1 says that they must be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SigstoreClientsFactAttribute : FactAttribute
{
    public SigstoreClientsFactAttribute() => Skip = SigstoreClients.AreInstalled || Environment.GetEnvironmentVariable("REQUIRE_REAL") == "1"
        ? null
        : "sigstore's clients for JavaScript are not installed; tests/run.sh brings them with npm.";
}
