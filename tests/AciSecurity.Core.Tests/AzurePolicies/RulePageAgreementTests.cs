using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Documents;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Policies;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.AzurePolicies;

/// <summary>The definitions decide the examples of the rules' pages as the rules do.</summary>
public sealed class RulePageAgreementTests
{
    /// <summary>Rules that have a definition.</summary>
    public static TheoryData<string> RulesWithDefinition =>
        [.. RuleCatalog.Rules.Select(rule => rule.Metadata.Id).Where(id => Definitions.Deployed(Definitions.Everything).ContainsKey(id))];

    [Theory]
    [MemberData(nameof(RulesWithDefinition))]
    public void Compliant_examples_match_under_no_baseline(string id) =>
        Assert.All(RulePage.Of(id).Json("Compliant"), example => Assert.All(Enum.GetValues<Baseline>(), baseline =>
            Assert.False(Matches(id, example.Json, baseline), example.Json.ToJsonString())));

    [Theory]
    [MemberData(nameof(RulesWithDefinition))]
    public void Non_compliant_examples_match_where_the_rule_fails(string id) =>
        Assert.All(RulePage.Of(id).Json("Non-compliant"), example =>
            Assert.True(Matches(id, example.Json, example.Mark == "strict" ? Baseline.Strict : Baseline.Default), example.Json.ToJsonString()));

    [Theory]
    [MemberData(nameof(RulesWithDefinition))]
    public void What_only_the_strict_baseline_minds_does_not_match_by_default(string id) =>
        Assert.All(
            RulePage.Of(id).Json("Non-compliant").Where(example => example.Mark == "strict"),
            example => Assert.False(Matches(id, example.Json, Baseline.Default), example.Json.ToJsonString()));

    private static bool Matches(string id, JsonNode example, Baseline baseline)
    {
        var policy = Deciding.Of(RuleCatalog.Rules.Single(rule => rule.Metadata.Id == id)).Policy;
        var definition = Definitions.Deployed(policy with { Baseline = baseline, Rules = [.. policy.Rules, (id, true)] })[id];
        var resources = example is JsonArray list ? list : [example.DeepClone()];
        return resources.Any(resource => PolicyEvaluator.Matches(definition, resource!));
    }
}
