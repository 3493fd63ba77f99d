namespace AciSecurity.Registry.Tests.Real;

/// <summary>A test that needs Debian's docker-registry, skopeo and umoci: skipped where they are not, and failing where REQUIRE_REAL=1 says that they must be.</summary>
internal sealed class RealRegistryFactAttribute : FactAttribute
{
    public RealRegistryFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("REQUIRE_REAL") == "1") return;
        if (new[] { "docker-registry", "skopeo", "umoci" }.FirstOrDefault(name => Tool.Find(name) is null) is { } missing) Skip = $"{missing} is not installed.";
    }
}
