using AciSecurity.Rules;

namespace AciSecurity.Reports;

/// <summary>How a SARIF report is written.</summary>
public sealed record SarifOptions : ReportOptions
{
    /// <summary>The results that GitHub accepts in one run.</summary>
    /// <remarks>https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit</remarks>
    public const int AcceptedResults = 25_000;

    /// <summary>The options of a report that describes every rule.</summary>
    public SarifOptions()
    {
    }

    /// <summary>The options of any report, for SARIF.</summary>
    public SarifOptions(ReportOptions options)
        : base(options)
    {
    }

    /// <summary>The rules that the report describes: those that ran, whether they found something or not.</summary>
    public IReadOnlyList<RuleMetadata> Rules { get; init; } = [.. RuleCatalog.Rules.Select(rule => rule.Metadata)];

    /// <summary>Tells runs of the same kind from others, e.g. <c>AciSecurity/production/</c>; null leaves that to the
    /// service the report is uploaded to.</summary>
    public string? AutomationId { get; init; }

    /// <summary>How many results are written at most; the least severe ones are left out, and the report says so.</summary>
    public int MostResults { get; init; } = AcceptedResults;
}
