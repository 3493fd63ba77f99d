using AciSecurity.Policies;

namespace AciSecurity.Rules;

/// <summary>Which rules of the catalogue a run uses.</summary>
public sealed class RuleSelection
{
    private readonly Func<RuleMetadata, bool> _includes;
    private readonly Func<RuleMetadata, bool> _names;

    private RuleSelection(Func<RuleMetadata, bool> includes, Func<RuleMetadata, bool> names)
    {
        _includes = includes;
        _names = names;
    }

    /// <summary>Every rule.</summary>
    public static RuleSelection All { get; } = new(_ => true, _ => false);

    /// <summary>The rules that a Test-* cmdlet runs.</summary>
    public static RuleSelection ForCmdlet(string name) =>
        new(rule => rule.Cmdlets.Contains(name, StringComparer.OrdinalIgnoreCase), _ => false);

    /// <summary>The rules whose id matches one of the patterns, in which <c>*</c> and <c>?</c> are wildcards;
    /// no patterns select every rule.</summary>
    public RuleSelection Matching(IReadOnlyCollection<string>? patterns) => patterns is null or { Count: 0 }
        ? this
        : new(rule => _includes(rule) && Matches(rule, patterns), rule => patterns.Contains(rule.Id, StringComparer.OrdinalIgnoreCase));

    /// <summary>These rules without those that match one of the patterns.</summary>
    public RuleSelection Except(IReadOnlyCollection<string>? patterns) =>
        patterns is null or { Count: 0 } ? this : new(rule => _includes(rule) && !Matches(rule, patterns), _names);

    /// <summary>Whether the rule is one of them.</summary>
    public bool Includes(RuleMetadata rule) => _includes(rule);

    /// <summary>Whether the rule is one of them and was asked for by its id: it runs whatever baseline and policy say.</summary>
    public bool Names(RuleMetadata rule) => _includes(rule) && _names(rule);

    private static bool Matches(RuleMetadata rule, IReadOnlyCollection<string> patterns) =>
        patterns.Any(pattern => NamePattern.Matches(pattern, rule.Id));
}
