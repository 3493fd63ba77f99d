using System.Globalization;
using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>Writes a finding as the command that makes a service annotate it. Each is one line, and nothing in it can end it or begin another.</summary>
internal abstract class AnnotationCommand(ReportText text)
{
    /// <summary>The levels that the service knows, the loudest first.</summary>
    public abstract IReadOnlyList<AnnotationLevel> Levels { get; }

    /// <summary>The command for a finding.</summary>
    public abstract string Of(Finding finding, AnnotationLevel level);

    /// <summary>The commands of <paramref name="service"/>.</summary>
    /// <param name="service">The service that runs the job.</param>
    /// <param name="root">Full path of the source tree that files are named from; null names them in full.</param>
    public static AnnotationCommand For(AnnotationService service, string? root) =>
        service == AnnotationService.GitHub ? new GitHubAnnotation(new(root)) : new AzurePipelinesAnnotation(new(root));

    /// <summary>The finding in one sentence, and what to do.</summary>
    protected string Message(Finding finding)
    {
        var subject = finding.Subject is null ? "" : $", '{finding.Subject}'";
        var undecided = finding.Outcome == Outcome.Unknown ? "Unknown: " : "";
        return text.Of($"{undecided}'{finding.ResourceName}'{subject}: {ReportText.Sentence(finding.Reason)} {finding.Recommendation} {finding.HelpUri.AbsoluteUri}");
    }

    /// <summary>The finding's file; null where it has none.</summary>
    protected string? File(Finding finding) => text.File(finding);

    /// <summary>The line of the finding's file; services want one even where none is known.</summary>
    protected static string Line(Finding finding) => Math.Max(1, finding.Origin.Line).ToString(CultureInfo.InvariantCulture);
}
