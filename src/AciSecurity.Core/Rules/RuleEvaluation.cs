using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>Runs rules over resources: a resource in, its findings out, worst first.</summary>
/// <remarks>Findings of a resource come together. A resource that a rule with a need for companions judges is held back,
/// without its JSON, until <see cref="Complete"/>; all others pass at once. Not thread-safe: one evaluation, one run.</remarks>
public sealed class RuleEvaluation
{
    private readonly Dictionary<string, RulesOfType> _rules = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HeldBack> _heldBack = [];
    private readonly ResourceIndex _companions = new();
    private readonly RuleContext _context;
    private readonly FindingFilter _filter;

    /// <summary>Makes an evaluation of <paramref name="rules"/> under <paramref name="policy"/>; findings that
    /// <paramref name="filter"/> does not want are not kept.</summary>
    public RuleEvaluation(IEnumerable<Rule> rules, Policy policy, TimeProvider clock, FindingFilter filter)
    {
        _filter = filter;
        _context = new(policy, new(_companions), clock);
        foreach (var rule in rules)
        {
            foreach (var type in rule.Metadata.ResourceTypes)
            {
                if (!_rules.TryGetValue(type, out var ofType)) _rules[type] = ofType = new([], []);
                (rule.Metadata.Needs.HasFlag(FactKinds.Companions) ? ofType.AtTheEnd : ofType.AtOnce).Add(rule);
            }
        }
    }

    /// <summary>How many resources were of a type that some rule judges.</summary>
    public int Judged { get; private set; }

    /// <summary>Judges a resource; its findings, or nothing while it is held back or no rule judges its type.</summary>
    public IReadOnlyList<Finding> Add(Resource resource)
    {
        _companions.Add(resource);
        if (!_rules.TryGetValue(resource.Type, out var rules)) return [];
        Judged++;
        var findings = Judge(rules.AtOnce, resource);
        if (rules.AtTheEnd.Count == 0) return Sorted(findings);
        // A run may hold back very many: what has no findings keeps no list.
        _heldBack.Add(new(resource.WithoutJson(), findings.Count == 0 ? [] : [.. findings]));
        return [];
    }

    /// <summary>Judges what was held back, now that every companion is known.</summary>
    public IEnumerable<Finding> Complete()
    {
        foreach (var (resource, findings) in _heldBack)
        {
            foreach (var finding in Sorted([.. findings, .. Judge(_rules[resource.Type].AtTheEnd, resource)])) yield return finding;
        }

        _heldBack.Clear();
    }

    private List<Finding> Judge(List<Rule> rules, Resource resource)
    {
        var findings = new List<Finding>();
        foreach (var rule in rules)
        {
            foreach (var verdict in rule.Evaluate(resource, _context))
            {
                var finding = new Finding(rule.Metadata, resource.Identity, verdict);
                if (_filter.Wants(finding)) findings.Add(finding);
            }
        }

        return findings;
    }

    private static List<Finding> Sorted(List<Finding> findings)
    {
        findings.Sort();
        return findings;
    }

    private sealed record RulesOfType(List<Rule> AtOnce, List<Rule> AtTheEnd);

    private readonly record struct HeldBack(Resource Resource, Finding[] Findings);
}
