using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>Runs rules over resources: a resource in, its findings out, worst first.</summary>
/// <remarks>Findings of a resource come together. A resource that a <see cref="CompanionRule"/> judges is held back until
/// <see cref="Complete"/>, without its JSON: only what these rules took from it waits. All others pass at once. Not thread-safe:
/// one evaluation, one run.</remarks>
public sealed class RuleEvaluation
{
    private readonly Dictionary<string, RulesOfType> _rules = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HeldBack> _heldBack = [];
    private readonly ResourceIndex _companions = new();
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
    public IReadOnlyList<Finding> Add(Resource resource)
    {
        _companions.Add(resource);
        if (!_rules.TryGetValue(resource.Type, out var rules)) return [];
        Judged++;
        var findings = new List<Finding>();
        foreach (var rule in rules.AtOnce) Keep(rule.Metadata, resource.Identity, rule.Evaluate(resource, _context), findings);
        if (rules.AtTheEnd.Count == 0) return Sorted(findings);
        // A run may hold back very many: what has no findings keeps no list.
        var pending = rules.AtTheEnd.ConvertAll(rule => rule.Prepare(resource)).ToArray();
        _heldBack.Add(new(resource.Identity, findings.Count == 0 ? [] : [.. findings], rules.AtTheEnd, pending));
        return [];
    }

    /// <summary>Judges what was held back, now that every companion is known.</summary>
    public IEnumerable<Finding> Complete()
    {
        foreach (var (resource, before, rules, pending) in _heldBack)
        {
            var findings = new List<Finding>(before);
            for (var at = 0; at < rules.Count; at++) Keep(rules[at].Metadata, resource, pending[at](_context), findings);
            foreach (var finding in Sorted(findings)) yield return finding;
        }

        _heldBack.Clear();
    }

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
