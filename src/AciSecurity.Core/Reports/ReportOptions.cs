using System.Reflection;
using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>How a report is written, whatever its format.</summary>
public record ReportOptions
{
    /// <summary>Full path of the folder that files are named from, usually the root of the source tree; null names every file in full.</summary>
    public string? BaseFolder { get; init; }

    /// <summary>The version of this module.</summary>
    public string ToolVersion { get; init; } = AssemblyVersion;

    /// <summary>Whether what passed, and what a rule does not apply to, is written too. Services show every entry of a report,
    /// so a report is for problems unless somebody asks for more.</summary>
    public bool IncludePassed { get; init; }

    // The part behind '+' names a commit; a report says what was released.
    private static string AssemblyVersion { get; } =
        typeof(ReportOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>Whether the report is to have the finding.</summary>
    internal bool Wants(Finding finding) => IncludePassed || finding.Outcome is not (Outcome.Pass or Outcome.NotApplicable);
}
