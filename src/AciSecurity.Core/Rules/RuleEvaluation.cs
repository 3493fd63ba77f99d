using System.Text.RegularExpressions;
using AciSecurity.Audits;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>Runs rules over resources: a resource in, its findings out, worst first.</summary>
/// <remarks>Findings of a resource come together. A resource for which a <see cref="CompanionRule"/> has to wait is held back until
/// its subscription is closed, or until <see cref="Complete"/>, without its JSON: only what these rules took from it waits. Behind the first hundred the findings of
/// other rules do not wait with it, so that a large run streams. All others pass at once. Not thread-safe but for
/// <see cref="Judge"/>: one evaluation, one run.</remarks>
public sealed class RuleEvaluation
{
    private const int MostWhole = 100;

    private readonly Dictionary<string, RulesOfType> _rules = new(StringComparer.OrdinalIgnoreCase);
    private readonly WaitingRoom _waiting = new();
    private readonly ResourceIndex _companions;
    private string? _unread;
    private readonly RuleContext _context;
    private readonly FindingFilter _filter;
    private readonly ExemptionLedger _exemptions;

    /// <summary>Makes an evaluation of <paramref name="rules"/> under <paramref name="policy"/>; findings that
    /// <paramref name="filter"/> does not want are not kept.</summary>
    public RuleEvaluation(IEnumerable<Rule> rules, Policy policy, TimeProvider clock, FindingFilter filter)
    {
        _filter = filter;
        List<Rule> all = [.. rules];
        _companions = new(ReadingNeeds.Of(all.Select(rule => rule.Metadata)));
        _context = new(policy, new(_companions), clock);
        _exemptions = new(policy, clock);
        foreach (var rule in all)
        {
            foreach (var type in rule.Metadata.ResourceTypes)
            {
                if (!_rules.TryGetValue(type, out var ofType)) _rules[type] = ofType = new([], []);
                if (rule is CompanionRule companionRule) ofType.Companion.Add(companionRule);
                else ofType.AtOnce.Add(rule);
            }
        }
    }

    /// <summary>How many resources were of a type that some rule judges.</summary>
    public int Judged { get; private set; }

    /// <summary>What is wrong with the policy's exemptions, and the lines where they stand; asked for when all is judged.</summary>
    internal IEnumerable<(int Line, Verdict Verdict)> ExemptionVerdicts => _exemptions.Verdicts();

    /// <summary>Judges a resource; its findings, or nothing while it is held back or no rule judges its type.</summary>
    public IReadOnlyList<Finding> Add(Resource resource) => Take(Judge(resource));

    /// <summary>Asks the rules about a resource. It changes nothing, so several threads may, each with a resource of its own.</summary>
    internal Judgement Judge(Resource resource)
    {
        if (!_rules.TryGetValue(resource.Type, out var rules)) return new(resource, [], []);
        var verdicts = new IReadOnlyList<Verdict>[rules.AtOnce.Count];
        for (var index = 0; index < verdicts.Length; index++) verdicts[index] = VerdictsOf(rules.AtOnce[index], resource);
        return new(resource, verdicts, [.. rules.Companion.Select(rule => Guarded(() => rule.Prepare(resource)))]);
    }

    /// <summary>Takes in what the rules say of a resource; its findings, or nothing while it is held back.</summary>
    internal IReadOnlyList<Finding> Take(Judgement judgement)
    {
        var (resource, verdicts, pending) = judgement;
        if (!TryIndex(resource)) _unread ??= resource.Name;
        if (!_rules.TryGetValue(resource.Type, out var rules)) return [];
        Judged++;
        var findings = new List<Finding>();
        var waiting = new List<(RuleMetadata, PendingVerdicts)>();
        for (var index = 0; index < verdicts.Length; index++) Keep(rules.AtOnce[index].Metadata, resource.Identity, verdicts[index], findings);
        for (var index = 0; index < pending.Length; index++)
        {
            if (pending[index].IsDecided) Keep(rules.Companion[index].Metadata, resource.Identity, pending[index].Verdicts, findings);
            else waiting.Add((rules.Companion[index].Metadata, pending[index]));
        }

        if (waiting.Count == 0) return Sorted(findings);

        // A run may hold back very many: of those behind the first, what is known goes out at once and the rest follows.
        var isWhole = _waiting.Whole < MostWhole;
        _waiting.Add(new(_waiting.Seen, resource.Identity, isWhole ? findings : null, [.. waiting]));
        return isWhole ? [] : Sorted(findings);
    }

    /// <summary>Takes in which facts are known in full, or why not.</summary>
    internal void Gathered(FactKinds kinds, string scope, string? whyMissing) => _companions.Coverage.Add(kinds, scope, whyMissing);

    /// <summary>Takes in what is above a subscription.</summary>
    internal void Placed(Resource subscription) => _companions.ManagementGroups.Add(subscription);

    /// <summary>Whether some rule judges resources of the type.</summary>
    internal bool Judges(string type) => _rules.ContainsKey(type);

    /// <summary>What the rules say of resources of a type that could not be read: a finding of each that would judge them.</summary>
    internal IReadOnlyList<Finding> Unread(string type, ResourceIdentity where, string why)
    {
        var findings = new List<Finding>();
        if (!_rules.TryGetValue(type, out var rules)) return findings;
        var verdict = new Verdict(Outcome.Unknown, why);
        foreach (var rule in rules.AtOnce.Concat(rules.Companion)) Keep(rule.Metadata, where, [verdict], findings);
        return Sorted(findings);
    }

    /// <summary>Judges what waited for a subscription to be read; what waits for the run goes on waiting.</summary>
    internal IReadOnlyList<Finding> Close(string subscriptionId)
    {
        var all = new List<Finding>();
        foreach (var item in _waiting.Take(subscriptionId))
        {
            var findings = item.Findings ?? [];
            var waiting = new List<(RuleMetadata, PendingVerdicts)>();
            foreach (var (rule, pending) in item.Waiting)
            {
                var next = pending.Closes == FactScope.Subscription ? Guarded(() => pending.Decide(_context)) : pending;
                if (next.IsDecided) Keep(rule, item.Resource, Known(next.Verdicts), findings);
                else waiting.Add((rule, next));
            }

            if (waiting.Count > 0) _waiting.Add(item with { Findings = item.Findings, Waiting = [.. waiting] });
            if (waiting.Count == 0 || item.Findings is null) all.AddRange(Sorted(findings));
        }

        _companions.Close(subscriptionId);
        return all;
    }

    /// <summary>Judges what was held back, now that every companion is known.</summary>
    public IEnumerable<Finding> Complete()
    {
        foreach (var (_, resource, before, waiting) in _waiting.TakeAll())
        {
            var findings = before ?? [];
            foreach (var (rule, pending) in waiting) Keep(rule, resource, Known(Guarded(() => pending.DecideAll(_context)).Verdicts), findings);
            foreach (var finding in Sorted(findings)) yield return finding;
        }
    }

    /// <summary>A rule that fails must not end the audit of all else: what it could not judge is unknown.</summary>
    private IReadOnlyList<Verdict> VerdictsOf(Rule rule, Resource resource)
    {
        try
        {
            var verdicts = rule.Evaluate(resource, _context);
            return verdicts as IReadOnlyList<Verdict> ?? [.. verdicts];
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            return [Unjudged(fault)];
        }
    }

    private static PendingVerdicts Guarded(Func<PendingVerdicts> decide)
    {
        try
        {
            return decide();
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            return PendingVerdicts.Now(Unjudged(fault));
        }
    }

    // The exception's message is left out: it may quote the resource.
    private static Verdict Unjudged(Exception fault) =>
        new(Outcome.Unknown, fault is RegexMatchTimeoutException ? "takes too long to examine" : $"could not be judged ({fault.GetType().Name})");

    private bool TryIndex(Resource resource)
    {
        try
        {
            _companions.Add(resource);
            return true;
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            return false;
        }
    }

    /// <summary>Where a resource of the run could not be read, nobody knows what it says of the others.</summary>
    private IReadOnlyList<Verdict> Known(IReadOnlyList<Verdict> verdicts) => _unread is not { } name
        ? verdicts
        : [.. verdicts.Select(verdict => verdict.Outcome is Outcome.Pass or Outcome.NotApplicable
            ? verdict with { Outcome = Outcome.Unknown, Reason = $"{verdict.Reason}, but for '{Redaction.Text(name)}', which could not be read" }
            : verdict)];

    private void Keep(RuleMetadata rule, ResourceIdentity resource, IReadOnlyList<Verdict> verdicts, List<Finding> findings)
    {
        for (var index = 0; index < verdicts.Count; index++)
        {
            var graded = _context.Policy.Grade(rule, verdicts[index]);
            var finding = new Finding(rule, resource, _exemptions.Apply(rule, resource, graded));
            if (_filter.Wants(finding)) findings.Add(finding);
        }
    }

    private static List<Finding> Sorted(List<Finding> findings)
    {
        findings.Sort();
        return findings;
    }

    private sealed record RulesOfType(List<Rule> AtOnce, List<CompanionRule> Companion);
}
