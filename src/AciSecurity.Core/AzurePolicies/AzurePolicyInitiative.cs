using System.IO.Enumeration;
using AciSecurity.Policies;
using AciSecurity.Rules;

namespace AciSecurity.AzurePolicies;

/// <summary>The definitions that a policy asks for, and the initiative that assigns them together.</summary>
/// <param name="Name">The initiative's name in Azure, which the names of its definitions begin with.</param>
/// <param name="Scope">Where it is kept.</param>
/// <param name="Effect">The effect that counts where an assignment says nothing else.</param>
public sealed record AzurePolicyInitiative(string Name, AzurePolicyScope Scope, AzurePolicyEffect Effect)
{
    /// <summary>The longest that an initiative's name may be: those of definitions, which begin with it, may have 64 characters.</summary>
    public const int LongestName = 32;

    /// <summary>The longest that a list may be that definitions compare with.</summary>
    /// <remarks>"Value count expression iteration count":
    /// https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule#policy-rule-limits</remarks>
    public const int LongestList = 100;

    /// <summary>The definitions, by rule.</summary>
    public required IReadOnlyList<AzurePolicyDefinition> Definitions { get; init; }

    /// <summary>The rules that the policy asks for and that no definition is about.</summary>
    public required IReadOnlyList<UnexpressedRule> NotExpressed { get; init; }

    /// <summary>The parameters whose lists are longer than Azure Policy takes.</summary>
    public IReadOnlyList<string> TooLongLists =>
        [.. Definitions.SelectMany(definition => definition.Parameters).Where(parameter => parameter.Default.Count > LongestList).Select(parameter => parameter.Name).Distinct()];

    /// <summary>Makes the initiative of <paramref name="policy"/>.</summary>
    public static AzurePolicyInitiative Of(Policy policy, string name, AzurePolicyScope scope, AzurePolicyEffect effect) =>
        new(name, scope, effect)
        {
            Definitions =
            [
                .. AzurePolicyCatalog.DefinitionsOf(policy)
                    .Where(definition => IsAskedFor(definition.RuleId, definition.LeastBaseline, policy))
                    .Select(definition => definition with { Name = $"{name}-{definition.Slug}", Effect = effect }),
            ],
            NotExpressed = [.. UnexpressedRules.All.Where(rule => IsAskedFor(rule.RuleId, rule.LeastBaseline, policy))],
        };

    /// <summary>Whether the policy wants the rule: by its own word, else by its baseline.</summary>
    private static bool IsAskedFor(string ruleId, Baseline? least, Policy policy)
    {
        var said = policy.Rules.LastOrDefault(rule => FileSystemName.MatchesSimpleExpression(rule.Rule, ruleId, ignoreCase: true));
        if (said.Rule is not null) return said.IsOn;
        var rule = RuleCatalog.Rules.FirstOrDefault(rule => rule.Metadata.Id == ruleId);
        return rule?.Metadata.IsIn(policy.Baseline) ?? (least == Baseline.Default || (least == Baseline.Strict && policy.Baseline == Baseline.Strict));
    }
}
