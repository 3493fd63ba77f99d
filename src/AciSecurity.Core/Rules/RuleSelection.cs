using System.IO.Enumeration;

namespace AciSecurity.Rules;

/// <summary>Which rules of the catalogue a run uses.</summary>
public sealed class RuleSelection
{
    private readonly Func<RuleMetadata, bool> _includes;

    private RuleSelection(Func<RuleMetadata, bool> includes) => _includes = includes;

    /// <summary>Every rule.</summary>
    public static RuleSelection All { get; } = new(_ => true);

    /// <summary>The rules that a Test-* cmdlet runs.</summary>
    public static RuleSelection ForCmdlet(string name) =>
        new(rule => rule.Cmdlets.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The rules whose id matches one of the patterns, in which <c>*</c> and <c>?</c> are wildcards;
    /// no patterns select every rule.</summary>
    public RuleSelection Matching(IReadOnlyCollection<string>? patterns) =>
        patterns is null or { Count: 0 } ? this : new(rule => _includes(rule) && Matches(rule, patterns));

    /// <summary>These rules without those that match one of the patterns.</summary>
    public RuleSelection Except(IReadOnlyCollection<string>? patterns) =>
        patterns is null or { Count: 0 } ? this : new(rule => _includes(rule) && !Matches(rule, patterns));

    /// <summary>Whether the rule is one of them.</summary>
    public bool Includes(RuleMetadata rule) => _includes(rule);

    private static bool Matches(RuleMetadata rule, IReadOnlyCollection<string> patterns) =>
        patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, rule.Id, ignoreCase: true));
}
