namespace AciSecurity.Core.Tests.Reports;

/// <summary>A test that needs the validator: skipped where it is not, and failing where REQUIRE_REAL=1 says that it must be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SarifMultitoolFactAttribute : FactAttribute
{
    public SarifMultitoolFactAttribute()
    {
        if (File.Exists(SarifMultitool.Program) || Environment.GetEnvironmentVariable("REQUIRE_REAL") == "1") return;
        Skip = "The npm package @microsoft/sarif-multitool is not installed; tests/run.sh brings it on Linux.";
    }
}
