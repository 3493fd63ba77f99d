using AciSecurity.Rules;

namespace AciSecurity.Reports.Html;

/// <summary>How an HTML report is written.</summary>
/// <remarks>What passed, and what a rule does not apply to, is counted in any case, for the score needs it; with
/// <see cref="ReportOptions.IncludePassed"/> it is listed too.</remarks>
public sealed record HtmlOptions : ReportOptions
{
    /// <summary>The options of a report about every rule.</summary>
    public HtmlOptions()
    {
    }

    /// <summary>The options of any report, for HTML.</summary>
    public HtmlOptions(ReportOptions options)
        : base(options)
    {
    }

    /// <summary>The page's title and first heading.</summary>
    public string Title { get; init; } = "Container security report";

    /// <summary>The time: the report says when it was made, and how many days exemptions have left from then.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The rules that could have found something. The page says how many there are beside those that did.</summary>
    public IReadOnlyList<RuleMetadata> Rules { get; init; } = [.. RuleCatalog.Rules.Select(rule => rule.Metadata)];
}
