using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>Runs rules over resources: a resource in, its findings out, worst first.</summary>
/// <remarks>Findings of a resource come together. A resource that a rule with a need for companions judges is held back,
/// without its JSON, until <see cref="Complete"/>; all others pass at once. Not thread-safe: one evaluation, one run.</remarks>
public sealed class RuleEvaluation
{
    private readonly Dictionary<string, List<Rule>> _rulesByType = new(StringComparer.OrdinalIgnoreCase);
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
                if (!_rulesByType.TryGetValue(type, out var list)) _rulesByType[type] = list = [];
                list.Add(rule);
            }
        }
    }

    /// <summary>Judges a resource; its findings, or nothing while it is held back or no rule judges its type.</summary>
    public IReadOnlyList<Finding> Add(Resource resource)
    {
        _companions.Add(resource);
        if (!_rulesByType.TryGetValue(resource.Type, out var rules)) return [];
        var findings = new List<Finding>(rules.Count);
        List<Rule>? later = null;
        foreach (var rule in rules)
        {
            if (rule.Metadata.Needs.HasFlag(FactKinds.Companions)) (later ??= []).Add(rule);
            else Judge(rule, resource, findings);
        }

        if (later is null)
        {
            findings.Sort();
            return findings;
        }

        _heldBack.Add(new(WithoutJson(resource), findings, later));
        return [];
    }

    /// <summary>Judges what was held back, now that every companion is known.</summary>
    public IEnumerable<Finding> Complete()
    {
        foreach (var held in _heldBack)
        {
            foreach (var rule in held.Rules) Judge(rule, held.Resource, held.Findings);
            held.Findings.Sort();
            foreach (var finding in held.Findings) yield return finding;
        }

        _heldBack.Clear();
    }

    private void Judge(Rule rule, Resource resource, List<Finding> findings)
    {
        foreach (var verdict in rule.Evaluate(resource, _context))
        {
            var finding = new Finding(rule.Metadata, resource.Identity, verdict);
            if (_filter.Wants(finding)) findings.Add(finding);
        }
    }

    private static Resource WithoutJson(Resource resource) =>
        new(resource.Identity, "{}"u8.ToArray(), resource.Completeness, resource.Syntax);

    private sealed record HeldBack(Resource Resource, List<Finding> Findings, List<Rule> Rules);
}
