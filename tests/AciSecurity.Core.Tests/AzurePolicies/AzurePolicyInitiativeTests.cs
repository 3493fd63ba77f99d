using System.Text.Json.Nodes;
using AciSecurity.AzurePolicies;
using AciSecurity.Policies;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.AzurePolicies;

/// <summary>Which definitions there are, and that Azure would take them.</summary>
public sealed class AzurePolicyInitiativeTests
{
    private static readonly AzurePolicyInitiative Whole = Definitions.Initiative(Definitions.Everything);

    [Fact]
    public void Every_rule_has_a_definition_or_a_reason_why_not()
    {
        var known = Whole.Definitions.Select(definition => definition.RuleId).Concat(UnexpressedRules.All.Select(rule => rule.RuleId)).ToList();

        Assert.Empty(RuleCatalog.Rules.Select(rule => rule.Metadata.Id).Where(id => !id.StartsWith("Audit.", StringComparison.Ordinal)).Except(known));
        Assert.Equal(known.Distinct(), known);
        Assert.Equal(UnexpressedRules.All.Select(rule => rule.RuleId).Order(StringComparer.Ordinal), UnexpressedRules.All.Select(rule => rule.RuleId));
    }

    [Fact]
    public void The_baseline_decides_and_the_policys_own_word_before_it()
    {
        List<string> Rules(Policy policy) => [.. Definitions.Initiative(policy).Definitions.Select(definition => definition.RuleId)];

        Assert.Contains("Aci.Privileged", Rules(Policy.Default));
        Assert.DoesNotContain("Acr.DataEndpoint", Rules(Policy.Default));
        Assert.Contains("Acr.DataEndpoint", Rules(new() { Baseline = Baseline.Strict }));
        Assert.Contains("Acr.DataEndpoint", Rules(new() { Rules = [("acr.data*", true)] }));
        Assert.Equal(["Aci.Privileged"], Rules(new() { Rules = [("*", false), ("Aci.Privileged", true)] }));
        Assert.DoesNotContain("Acr.AdminUser", Rules(new() { Baseline = Baseline.Strict, Rules = [("Acr.*", true), ("Acr.Admin*", false)] }));
    }

    [Fact]
    public void Rules_without_a_definition_are_said_if_the_policy_asks_for_them()
    {
        List<string> Rules(Policy policy) => [.. Definitions.Initiative(policy).NotExpressed.Select(rule => rule.RuleId)];

        Assert.Contains("Acr.AuditLog", Rules(Policy.Default));
        Assert.DoesNotContain("Acr.Quarantine", Rules(Policy.Default));
        Assert.Contains("Acr.Quarantine", Rules(new() { Baseline = Baseline.Strict }));
        Assert.DoesNotContain("Aci.Zone", Rules(new() { Baseline = Baseline.Strict }));
        Assert.Empty(Rules(new() { Rules = [("*", false)] }));
    }

    [Fact]
    public void Definitions_have_names_of_their_own()
    {
        Assert.Equal("acisecurity-aci-plaintext-secret", Whole.Definitions.Single(definition => definition.RuleId == "Aci.PlaintextSecret").Name);
        Assert.Equal(Whole.Definitions.Count, Whole.Definitions.Select(definition => definition.Name).Distinct().Count());
    }

    /// <summary>Names have at most 64 characters ("The policy definition name length must not exceed '64' characters"), display names
    /// 128 and descriptions 512, and a rule has its own limits:
    /// https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule#policy-rule-limits</summary>
    [Fact]
    public void Azure_takes_definitions_of_this_size()
    {
        Assert.All(Whole.Definitions, definition =>
        {
            var properties = AzurePolicyTemplate.PropertiesOf(definition with { Name = "" });
            Assert.InRange(definition.Slug.Length, 1, 64 - AzurePolicyInitiative.LongestName - 1);
            Assert.InRange(definition.DisplayName.Length, 1, 128);
            Assert.InRange(definition.Description.Length, 1, 512);
            Assert.InRange(properties["parameters"]!.AsObject().Count, 1, 20);
            Assert.All(definition.Parameters, parameter => Assert.InRange(parameter.Default.Count, 1, AzurePolicyInitiative.LongestList));

            var counts = CountsIn(properties["policyRule"]!).ToList();
            Assert.True(counts.Count(count => count["value"] is not null) <= 10, definition.RuleId);
            Assert.All(counts.Where(count => count["field"] is not null).GroupBy(count => count["field"]!.GetValue<string>()), same => Assert.InRange(same.Count(), 1, 5));
        });
    }

    [Fact]
    public void A_parameter_means_the_same_list_everywhere() =>
        Assert.All(Whole.Definitions.SelectMany(definition => definition.Parameters).GroupBy(parameter => parameter.Name), same => Assert.Single(same));

    [Fact]
    public void A_list_that_is_too_long_for_Azure_is_named()
    {
        var policy = new Policy { ApprovedRegistries = [.. Enumerable.Range(0, 101).Select(index => new RegistryPattern($"r{index}.azurecr.io"))] };

        Assert.Equal(["approvedRegistries"], Definitions.Initiative(policy).TooLongLists);
        Assert.Empty(Whole.TooLongLists);
    }

    [Fact]
    public void Each_alias_is_in_the_table_of_the_page_with_the_place_where_it_was_seen()
    {
        var uses = Whole.Definitions.SelectMany(definition => definition.Aliases.Select(alias => (Alias: alias, definition.RuleId)))
            .GroupBy(use => use.Alias).ToDictionary(use => use.Key, use => string.Join(", ", use.Select(found => found.RuleId).Distinct().Order(StringComparer.Ordinal)));

        Assert.Equal(uses.Keys.Order(StringComparer.Ordinal), AliasTable.Aliases.Order(StringComparer.Ordinal));
        Assert.All(uses, use => Assert.Equal(use.Value, AliasTable.UsedFor(use.Key)));
        Assert.All(uses.Keys, alias => Assert.StartsWith("PSRule `data/providers/", AliasTable.SeenIn(alias), StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_names_the_rules_without_a_definition()
    {
        var page = File.ReadAllText(Documents.RepositoryFolder.Combine("docs", "azure-policy.md"));
        Assert.All(UnexpressedRules.All.GroupBy(rule => rule.Reason), same =>
            Assert.Contains($"| {string.Join(", ", same.Select(rule => rule.RuleId))} | {same.Key} |", page, StringComparison.Ordinal));
    }

    private static IEnumerable<JsonObject> CountsIn(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => (member.Key == "count" ? [member.Value!.AsObject()] : Array.Empty<JsonObject>()).Concat(CountsIn(member.Value!))),
        JsonArray items => items.SelectMany(item => CountsIn(item!)),
        _ => [],
    };
}
