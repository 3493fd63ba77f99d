using System.Globalization;
using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>Annotates the problems of a run in the log of a CI job: the worst ones, as many as the service shows, and how many are left.</summary>
/// <remarks>GitHub shows ten errors, ten warnings and ten notices of a step
/// (https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations), and the agent of Azure Pipelines keeps ten errors and
/// ten warnings (https://github.com/microsoft/azure-pipelines-agent/blob/master/src/Agent.Worker/ExecutionContext.cs). No more findings
/// than that are held.</remarks>
public sealed class Annotations
{
    private const int Most = 10;

    private readonly AnnotationCommand _command;
    private readonly Dictionary<AnnotationLevel, List<Finding>> _worst;
    private int _problems;

    /// <summary>Starts without a finding.</summary>
    /// <param name="service">The service that runs the job.</param>
    /// <param name="root">Full path of the source tree that files are named from; null names them in full.</param>
    public Annotations(AnnotationService service, string? root)
    {
        _command = AnnotationCommand.For(service, root);
        _worst = _command.Levels.ToDictionary(level => level, _ => new List<Finding>(Most + 1));
    }

    /// <summary>Takes a finding. What asks for no attention is not annotated.</summary>
    public void Add(Finding finding)
    {
        if (!finding.IsProblem) return;
        _problems++;
        var worst = _worst[Level(finding)];
        var place = worst.FindLastIndex(other => other.CompareTo(finding) <= 0) + 1;
        worst.Insert(place, finding);
        if (worst.Count > Most) worst.RemoveAt(Most);
    }

    /// <summary>The lines for the log.</summary>
    public IEnumerable<string> Lines()
    {
        var shown = 0;
        foreach (var level in _command.Levels)
        {
            foreach (var finding in _worst[level]) yield return _command.Of(finding, level);
            shown += _worst[level].Count;
        }

        if (shown < _problems)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"AciSecurity: {_problems - shown:N0} of {_problems:N0} problems are not annotated, because the service shows {Most} of a kind for each step.");
        }
    }

    // Nobody knows that something undecided is wrong, so it is a warning at most.
    private AnnotationLevel Level(Finding finding)
    {
        var level = finding.Severity switch
        {
            Severity.Critical or Severity.High => finding.Outcome == Outcome.Fail ? AnnotationLevel.Error : AnnotationLevel.Warning,
            Severity.Medium => AnnotationLevel.Warning,
            _ => AnnotationLevel.Notice,
        };
        return _worst.ContainsKey(level) ? level : AnnotationLevel.Warning;
    }
}
