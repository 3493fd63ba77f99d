using System.Reflection;
using AciSecurity.Rules;

namespace AciSecurity.Reports.Html;

/// <summary>How an HTML report is written.</summary>
public sealed record HtmlOptions
{
    /// <summary>The page's title and first heading.</summary>
    public string Title { get; init; } = "Container security report";

    /// <summary>The time: the report says when it was made, and how many days exemptions have left from then.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The version of this module.</summary>
    public string ToolVersion { get; init; } = AssemblyVersion;

    /// <summary>Full path of the folder that files are named from; null where they are named in full.</summary>
    public string? BaseFolder { get; init; }

    /// <summary>The rules that could have found something. The page says how many there are beside those that did.</summary>
    public IReadOnlyList<RuleMetadata> Rules { get; init; } = [.. RuleCatalog.Rules.Select(rule => rule.Metadata)];

    /// <summary>Whether what passed, and what a rule does not apply to, is listed too. It is counted in any case, for the score
    /// needs it.</summary>
    public bool IncludePassed { get; init; }

    // The part behind '+' names a commit; a report says what was released.
    private static string AssemblyVersion { get; } =
        typeof(HtmlOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
