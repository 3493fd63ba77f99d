namespace AciSecurity.Files.Tests;

/// <summary>A test that needs the real Bicep CLI. Where reality is required, its absence is a failure.</summary>
internal sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute()
    {
        if (RealBicep.Path is null && Environment.GetEnvironmentVariable("REQUIRE_REAL") != "1") Skip = "The Bicep CLI is not served for this platform.";
    }
}
