using System.Text.RegularExpressions;
using AciSecurity.Policies;

namespace AciSecurity.AzurePolicies;

/// <summary>A definition of Azure Policy: a rule of this module as far as Azure Policy can express it.</summary>
/// <param name="RuleId">The id of the rule, e.g. <c>Aci.Privileged</c>.</param>
/// <param name="DisplayName">What the portal calls it.</param>
/// <param name="ResourceType">The type of the resources that it is about.</param>
public sealed partial record AzurePolicyDefinition(string RuleId, string DisplayName, string ResourceType)
{
    /// <summary>The definition's name in Azure.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is about, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The effect that counts where an assignment says nothing else.</summary>
    public AzurePolicyEffect Effect { get; init; }

    /// <summary><c>Indexed</c> for resources that have a location, <c>All</c> for the rest.</summary>
    /// <remarks>https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-basics#resource-manager-modes</remarks>
    public string Mode { get; init; } = "Indexed";

    /// <summary>What of the rule it does not express, and why.</summary>
    public IReadOnlyList<string> NotExpressed { get; init; } = [];

    /// <summary>The aliases that it uses.</summary>
    public IReadOnlyList<string> Aliases =>
        [.. Condition.Names.SelectMany(name => Alias().Matches(name)).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The least demanding baseline that asks for it.</summary>
    internal Baseline LeastBaseline { get; init; } = Baseline.Default;

    /// <summary>What is true of a resource that is not compliant, beside its type; without one no resource is.</summary>
    internal PolicyCondition Condition { get; init; } = new PolicyCondition.AnyOf();

    /// <summary>The lists that an assignment may replace.</summary>
    internal IReadOnlyList<AzurePolicyParameter> Parameters { get; init; } = [];

    /// <summary>The name of the rule in a resource's name: <c>aci-privileged</c>.</summary>
    internal string Slug => WordStart().Replace(RuleId.Replace(".", "", StringComparison.Ordinal), "-$0").ToLowerInvariant();

    /// <summary>The name of the resource in a Bicep file: <c>aciPrivileged</c>.</summary>
    internal string Symbol => char.ToLowerInvariant(RuleId[0]) + RuleId[1..].Replace(".", "", StringComparison.Ordinal);

    [GeneratedRegex(@"Microsoft\.\w+/\w+/[\w./*[\]]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Alias();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WordStart();
}
