using System.Reflection;
using AciSecurity.Rules;

namespace AciSecurity.Reports;

/// <summary>How a SARIF report is written.</summary>
public sealed record SarifOptions
{
    /// <summary>Full path of the folder that file locations are relative to, usually the root of the source tree;
    /// null writes every file as an absolute URI.</summary>
    public string? BaseFolder { get; init; }

    /// <summary>The rules that the report describes: those that ran, whether they found something or not.</summary>
    public IReadOnlyList<RuleMetadata> Rules { get; init; } = [.. RuleCatalog.Rules.Select(rule => rule.Metadata)];

    /// <summary>The version of this module.</summary>
    public string ToolVersion { get; init; } = AssemblyVersion;

    /// <summary>Whether what passed, and what a rule does not apply to, is written too. Code scanning services show every
    /// result as an alert, so a report is for problems unless somebody asks for more.</summary>
    public bool IncludePassed { get; init; }

    /// <summary>Tells runs of the same kind from others, e.g. <c>AciSecurity/production/</c>; null leaves that to the
    /// service the report is uploaded to.</summary>
    public string? AutomationId { get; init; }

    // The part behind '+' names a commit; a report says what was released.
    private static string AssemblyVersion { get; } =
        typeof(SarifOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
