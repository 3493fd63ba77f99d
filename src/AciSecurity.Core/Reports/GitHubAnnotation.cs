using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>Workflow commands of GitHub Actions: <c>::error file=main.bicep,line=12,title=…::message</c>.</summary>
/// <remarks>https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands; how to escape says
/// https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts.</remarks>
internal sealed class GitHubAnnotation(ReportText text) : AnnotationCommand(text)
{
    /// <inheritdoc/>
    public override IReadOnlyList<AnnotationLevel> Levels { get; } = [AnnotationLevel.Error, AnnotationLevel.Warning, AnnotationLevel.Notice];

    /// <inheritdoc/>
    public override string Of(Finding finding, AnnotationLevel level)
    {
        var place = File(finding) is { } file ? $"file={Property(file)},line={Line(finding)}," : "";
        var title = Property($"{finding.Severity}: {finding.Title} ({finding.RuleId})");
        return $"::{level.ToString().ToLowerInvariant()} {place}title={title}::{Data(Message(finding))}";
    }

    private static string Property(string value) =>
        Data(value).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Data(string value) => value
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
