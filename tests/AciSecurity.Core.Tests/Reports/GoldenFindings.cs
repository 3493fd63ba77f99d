using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Reports;

/// <summary>The findings of the golden files: every outcome, every severity, and names that somebody made to do harm.</summary>
internal static class GoldenFindings
{
    public static IReadOnlyList<Finding> All { get; } =
    [
        Of("<script>alert(1)</script>", new(Outcome.Fail, "has a \"quoted\" name & a 'single' one") { Severity = Severity.High }),
        Of("=cmd|' /C calc'!A0", new(Outcome.Fail, "=HYPERLINK(\"https://attacker.example\")") { Severity = Severity.Medium, Subject = "@SUM(1)" }),
        Of("a\u001b[31mred", new(Outcome.Fail, "ends\r\n::error::forged") { Severity = Severity.Low, Subject = "two\nlines" }),
        Of("emoji 😀 and half \ud83d pair", new(Outcome.Fail, "[free](https://attacker.example) `code` ``more`` a|b \ufffe @team #1 $x$")
        {
            Severity = Severity.Informational,
        }),
        ReportFindings.PrivilegedFailure,
        Of("##vso[task.setvariable variable=x]y", new(Outcome.Fail, "]]> 100% ::warning::; forged]")
        {
            Severity = Severity.High,
            Evidence = [new("tags['a,b']", "-1"), new("properties.zone", null)],
        }),
        new(ReportFindings.Privileged, ReportFindings.Group("/src/infra/broken file.bicep", 0), new(Outcome.Unknown, "/src/infra/broken file.bicep:3: is broken")),
        .. ReportFindings.OneOfEach.Skip(1),
    ];

    private static Finding Of(string name, Verdict verdict) =>
        new(ReportFindings.AdminUser, ReportFindings.Registry with { Id = $"{ReportFindings.RegistryId}/{name}", Name = name }, verdict);
}
