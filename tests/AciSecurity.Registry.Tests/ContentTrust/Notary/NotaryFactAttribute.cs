namespace AciSecurity.Registry.Tests.ContentTrust.Notary;

/// <summary>A test that needs notary's client and server: skipped where they are not, and failing where REQUIRE_REAL=1 says that they must be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NotaryFactAttribute : FactAttribute
{
    public NotaryFactAttribute() => Skip = NotaryServer.IsWanted ? null : "notary and notary-server are not installed; tests/run.sh brings them with apt-get.";
}
