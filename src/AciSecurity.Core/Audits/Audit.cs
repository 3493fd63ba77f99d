using System.Runtime.CompilerServices;
using AciSecurity.Faults;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Ports;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Audits;

/// <summary>One audit: everything that is read goes through the rules, and comes out as findings.</summary>
/// <remarks>A pipeline may hand it several sources, one after the other; <see cref="Complete"/> ends it.</remarks>
public sealed class Audit
{
    private readonly RuleEvaluation _evaluation;
    private readonly AuditRequest _request;
    private int _templates;

    /// <summary>Starts an audit.</summary>
    public Audit(AuditRequest request)
    {
        _request = request;
        List<Rule> rules = [.. RuleCatalog.Rules.Where(rule => rule is not AuditRule && IsWanted(rule.Metadata))];
        Needs = ReadingNeeds.Of(rules.Select(rule => rule.Metadata));
        _evaluation = new(rules, request.Policy, request.Clock, request.Filter);
    }

    /// <summary>Audits one source. Resources themselves are not passed on; all else is.</summary>
    public async IAsyncEnumerable<RunItem> RunAsync(IResourceSource source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var judged = source.ReadAsync(cancellationToken).SelectAheadAsync(item => (item, ResourceOf(item) is { } resource ? _evaluation.Judge(resource) : null), cancellationToken);
        await foreach (var piece in judged.ConfigureAwait(false))
        {
            var findings = new List<Finding>();
            foreach (var (item, judgement) in piece)
            {
                var passed = Passed(item);
                if (passed is not null)
                {
                    if (findings.Count > 0) yield return new RunItem.FindingsMade(findings);
                    findings = [];
                    yield return passed;
                }

                findings.AddRange(Counted(judgement is null ? Said(item) : Taken(item, judgement)));
            }

            if (findings.Count > 0) yield return new RunItem.FindingsMade(findings);
        }
    }

    /// <summary>What its rules have to know.</summary>
    public ReadingNeeds Needs { get; }

    /// <summary>How many resources some rule has judged, or will at the end.</summary>
    public int Judged => _evaluation.Judged;

    /// <summary>What has come out so far.</summary>
    public AuditSummary Summary { get; } = new();

    /// <summary>Audits one resource; what is held back comes with <see cref="Complete"/>.</summary>
    public IReadOnlyList<Finding> Add(Resource resource) => Counted(_evaluation.Add(resource));

    /// <summary>Ends the audit: the findings of the rules that had to wait for the last resource, and those about the policy's
    /// exemptions, which belong to every selection of rules too.</summary>
    public IEnumerable<Finding> Complete()
    {
        foreach (var finding in _evaluation.Complete().Concat(Exemptions().Where(_request.Filter.Wants)))
        {
            Summary.Add(finding);
            yield return finding;
        }
    }

    private IReadOnlyList<Finding> Taken(RunItem item, Judgement judgement)
    {
        var before = Judged;
        var taken = _evaluation.Take(judgement);

        // Somebody who asks how many resources there are does not mean the files that declare them.
        if (item is RunItem.TemplateRead) _templates += Judged - before;
        return taken;
    }

    private IReadOnlyList<Finding> Counted(IReadOnlyList<Finding> findings)
    {
        Summary.Resources = Judged - _templates;
        foreach (var finding in findings) Summary.Add(finding);
        return findings;
    }

    private bool IsWanted(RuleMetadata rule) =>
        _request.Rules.Names(rule)
        || (_request.Rules.Includes(rule) && _request.Policy.Has(rule) && (_request.WithImages || !rule.Needs.AskRegistries()));

    /// <summary>What is passed on of an item; null where it is for the audit itself, which asked its source for it.</summary>
    private RunItem? Passed(RunItem item) => item switch
    {
        RunItem.TypeUnread unread => _evaluation.Judges(unread.Type) ? new RunItem.FaultRaised(unread.Fault) : null,
        RunItem.ResourceRead or RunItem.TemplateRead or RunItem.FactsGathered or RunItem.SubscriptionPlaced or RunItem.SubscriptionClosed => null,
        _ => item,
    };

    /// <summary>The findings that come of an item that is no resource.</summary>
    private IReadOnlyList<Finding> Said(RunItem item)
    {
        switch (item)
        {
            case RunItem.FactsGathered gathered:
                _evaluation.Gathered(gathered.Kinds, gathered.Scope, gathered.WhyMissing);
                return [];
            case RunItem.SubscriptionPlaced placed:
                _evaluation.Placed(placed.Subscription);
                return [];
            case RunItem.SubscriptionClosed closed:
                return _evaluation.Close(closed.SubscriptionId);
            case RunItem.TypeUnread unread:
                return _evaluation.Unread(unread.Type, unread.Where, unread.Fault.Cause);
            case RunItem.FaultRaised raised:
                return [Gap(raised.Fault)];
            default:
                return [];
        }
    }

    private static Resource? ResourceOf(RunItem item) => item switch
    {
        RunItem.ResourceRead read => read.Resource,
        RunItem.TemplateRead read => read.Deployment,
        _ => null,
    };

    /// <summary>What could not be read is a finding too, so that a report is complete about its own gaps and a gate does
    /// not open because a file is broken. It belongs to every selection of rules.</summary>
    private Finding Gap(Fault fault)
    {
        var identity = fault.Id.StartsWith(AzureFaults.Prefix, StringComparison.Ordinal) ? ArmPlace.Of(fault.Target) : FileIdentity(fault.Target, fault.Target, fault.Line);
        return new(AuditCompleteRule.Description, identity, new(Outcome.Unknown, fault.Message));
    }

    private IEnumerable<Finding> Exemptions()
    {
        var file = _request.Policy.File ?? "policy";
        foreach (var (line, verdict) in _evaluation.ExemptionVerdicts)
        {
            yield return new(AuditExemptionRule.Description, FileIdentity(file, _request.Policy.File, line), verdict);
        }
    }

    private ResourceIdentity FileIdentity(string file, string? path, int line) => new()
    {
        Id = Relative(file),
        Type = AuditRule.FileType,
        Name = Path.GetFileName(file),
        Origin = new(OriginKind.Template, path, line),
    };

    /// <summary>A finding's id, and by it its fingerprint, must not depend on where the files lie on this machine.</summary>
    private string Relative(string file)
    {
        if (_request.BaseFolder is not { } folder || !Path.IsPathFullyQualified(file)) return file;
        var relative = Path.GetRelativePath(folder, file);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? file : relative.Replace('\\', '/');
    }
}
