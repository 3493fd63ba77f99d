using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>What our severities and outcomes are called in SARIF.</summary>
/// <remarks>SARIF 2.1.0, 3.27.9 (kind) and 3.27.10 (level): a level other than <c>none</c> belongs to the kind <c>fail</c> only.
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</remarks>
internal static class SarifLevel
{
    /// <summary>The level of a failure of this severity.</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    /// <summary>The level of a result.</summary>
    public static string Of(Finding finding) => Kind(finding.Outcome) == "fail" ? Of(finding.Severity) : "none";

    /// <summary>The kind of a result. An exempt failure is still one; that it is accepted stands in its suppressions.</summary>
    public static string Kind(Outcome outcome) => outcome switch
    {
        Outcome.Fail or Outcome.Exempt => "fail",
        Outcome.Unknown => "open",
        Outcome.Pass => "pass",
        _ => "notApplicable",
    };

    /// <summary>A number in the middle of the band that GitHub shows under the same name.</summary>
    /// <remarks>https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning:
    /// above 9.0 critical, 7.0 to 8.9 high, 4.0 to 6.9 medium, 0.1 to 3.9 low.</remarks>
    public static string Score(Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Medium => "5.5",
        Severity.Low => "2.0",
        _ => "0.0",
    };
}
