using System.Text.RegularExpressions;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>Runs rules over resources: a resource in, its findings out, worst first.</summary>
/// <remarks>Findings of a resource come together. A resource that a <see cref="CompanionRule"/> judges is held back until
/// <see cref="Complete"/>, without its JSON: only what these rules took from it waits. Behind the first hundred the findings of
/// other rules do not wait with it, so that a large run streams. All others pass at once. Not thread-safe but for
/// <see cref="Judge"/>: one evaluation, one run.</remarks>
public sealed class RuleEvaluation
{
    private const int MostWhole = 100;

    private readonly Dictionary<string, RulesOfType> _rules = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HeldBack> _heldBack = [];
    private readonly ResourceIndex _companions = new();
    private string? _unread;
    private readonly RuleContext _context;
    private readonly FindingFilter _filter;
    private readonly ExemptionLedger _exemptions;

    /// <summary>Makes an evaluation of <paramref name="rules"/> under <paramref name="policy"/>; findings that
    /// <paramref name="filter"/> does not want are not kept.</summary>
    public RuleEvaluation(IEnumerable<Rule> rules, Policy policy, TimeProvider clock, FindingFilter filter)
    {
        _filter = filter;
        _context = new(policy, new(_companions), clock);
        _exemptions = new(policy, clock);
        foreach (var rule in rules)
        {
            foreach (var type in rule.Metadata.ResourceTypes)
            {
                if (!_rules.TryGetValue(type, out var ofType)) _rules[type] = ofType = new([], []);
                if (rule is CompanionRule companionRule) ofType.AtTheEnd.Add(companionRule);
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
    internal Judgement Judge(Resource resource) => _rules.TryGetValue(resource.Type, out var rules)
        ? new(
            resource,
            [.. rules.AtOnce.Select(rule => VerdictsOf(() => rule.Evaluate(resource, _context)))],
            [.. rules.AtTheEnd.Select(rule => Prepare(rule, resource))])
        : new(resource, [], []);

    /// <summary>Takes in what the rules say of a resource; its findings, or nothing while it is held back.</summary>
    internal IReadOnlyList<Finding> Take(Judgement judgement)
    {
        var (resource, verdicts, pending) = judgement;
        if (!TryIndex(resource)) _unread ??= resource.Name;
        if (!_rules.TryGetValue(resource.Type, out var rules)) return [];
        Judged++;
        var findings = new List<Finding>();
        for (var index = 0; index < verdicts.Length; index++) Keep(rules.AtOnce[index].Metadata, resource.Identity, verdicts[index], findings);
        if (pending.Length == 0) return Sorted(findings);

        // A run may hold back very many: of those behind the first, what is known goes out at once and the rest follows at the end.
        var waits = _heldBack.Count < MostWhole;
        _heldBack.Add(new(resource.Identity, waits && findings.Count > 0 ? [.. findings] : [], rules.AtTheEnd, pending));
        return waits ? [] : Sorted(findings);
    }

    /// <summary>Judges what was held back, now that every companion is known.</summary>
    public IEnumerable<Finding> Complete()
    {
        foreach (var (resource, before, rules, pending) in _heldBack)
        {
            var findings = new List<Finding>(before);
            for (var index = 0; index < rules.Count; index++)
            {
                var at = index;
                Keep(rules[at].Metadata, resource, Known(VerdictsOf(() => pending[at](_context))), findings);
            }

            foreach (var finding in Sorted(findings)) yield return finding;
        }

        _heldBack.Clear();
    }

    /// <summary>A rule that fails must not end the audit of all else: what it could not judge is unknown.</summary>
    private static IReadOnlyList<Verdict> VerdictsOf(Func<IEnumerable<Verdict>> judge)
    {
        try
        {
            return [.. judge()];
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            return [Unjudged(fault)];
        }
    }

    private static PendingVerdicts Prepare(CompanionRule rule, Resource resource)
    {
        try
        {
            return rule.Prepare(resource);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            var verdict = Unjudged(fault);
            return _ => [verdict];
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
    private IEnumerable<Verdict> Known(IReadOnlyList<Verdict> verdicts) => _unread is not { } name
        ? verdicts
        : verdicts.Select(verdict => verdict.Outcome is Outcome.Pass or Outcome.NotApplicable
            ? verdict with { Outcome = Outcome.Unknown, Reason = $"{verdict.Reason}, but for '{Redaction.Text(name)}', which could not be read" }
            : verdict);

    private void Keep(RuleMetadata rule, ResourceIdentity resource, IEnumerable<Verdict> verdicts, List<Finding> findings)
    {
        foreach (var verdict in verdicts)
        {
            var graded = _context.Policy.Grade(rule, verdict);
            var finding = new Finding(rule, resource, _exemptions.Apply(rule, resource, graded));
            if (_filter.Wants(finding)) findings.Add(finding);
        }
    }

    private static List<Finding> Sorted(List<Finding> findings)
    {
        findings.Sort();
        return findings;
    }

    private sealed record RulesOfType(List<Rule> AtOnce, List<CompanionRule> AtTheEnd);

    private readonly record struct HeldBack(ResourceIdentity Resource, Finding[] Findings, List<CompanionRule> Rules, PendingVerdicts[] Pending);
}
