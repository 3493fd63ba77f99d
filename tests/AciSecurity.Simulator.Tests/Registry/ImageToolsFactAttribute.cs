namespace AciSecurity.Simulator.Tests.Registry;

/// <summary>A test that needs skopeo and umoci: skipped where they are not, and failing where REQUIRE_REAL=1 says that they must be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ImageToolsFactAttribute : FactAttribute
{
    public ImageToolsFactAttribute() => Skip = ImageTools.AreInstalled || Environment.GetEnvironmentVariable("REQUIRE_REAL") == "1"
        ? null
        : "skopeo and umoci are not installed; tests/run.sh brings them with apt-get.";
}
