namespace AciSecurity.Files.Tests;

/// <summary>As <see cref="BicepFactAttribute"/>, with data.</summary>
internal sealed class BicepTheoryAttribute : TheoryAttribute
{
    public BicepTheoryAttribute()
    {
        if (RealBicep.Path is null && Environment.GetEnvironmentVariable("REQUIRE_REAL") != "1") Skip = "The Bicep CLI is not served for this platform.";
    }
}
