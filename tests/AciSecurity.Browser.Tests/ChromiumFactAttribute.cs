namespace AciSecurity.Browser.Tests;

/// <summary>A test that needs the browser: skipped where it is not, and failing where REQUIRE_REAL=1 says that it must be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = SkipReason;

    /// <summary>Why it is skipped; null where it is not.</summary>
    internal static string? SkipReason { get; } = Chromium.Path is not null || Environment.GetEnvironmentVariable("REQUIRE_REAL") == "1"
        ? null
        : "There is no chromium; tests/run.sh brings it on Debian.";
}
