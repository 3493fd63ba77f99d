using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>Logging commands of Azure Pipelines: <c>##vso[task.logissue type=error;sourcepath=…;linenumber=12;code=…]message</c>.</summary>
/// <remarks>https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands; how to escape says
/// https://github.com/microsoft/azure-pipelines-task-lib/blob/master/node/taskcommand.ts. The agent takes the first command of a line and the
/// rest as its message, so a command inside a message is text. There is nothing below a warning.</remarks>
internal sealed class AzurePipelinesAnnotation(ReportText text) : AnnotationCommand(text)
{
    /// <inheritdoc/>
    public override IReadOnlyList<AnnotationLevel> Levels { get; } = [AnnotationLevel.Error, AnnotationLevel.Warning];

    /// <inheritdoc/>
    public override string Of(Finding finding, AnnotationLevel level)
    {
        var place = File(finding) is { } file ? $"sourcepath={Escape(file)};linenumber={Line(finding)};" : "";
        var message = Escape($"{finding.Severity}: {Message(finding)}");
        return $"##vso[task.logissue type={level.ToString().ToLowerInvariant()};{place}code={Escape(finding.RuleId)};]{message}";
    }

    private static string Escape(string value) => value
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("]", "%5D", StringComparison.Ordinal);
}
