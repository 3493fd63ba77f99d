using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Documents;

/// <summary>Runs what the pages say: good examples pass, bad ones fail, and pass after the page's fix.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> AllRules => [.. RuleCatalog.Rules.Select(rule => rule.Metadata.Id)];

    public static TheoryData<string> ResourceRules =>
        [.. RuleCatalog.Rules.Where(rule => rule is not AuditRule).Select(rule => rule.Metadata.Id)];

    [Theory]
    [MemberData(nameof(AllRules))]
    public void A_page_says_what_the_rule_says_of_itself(string id)
    {
        var rule = Rule(id).Metadata;
        var page = RulePage.Of(id);

        var cmdlets = rule.Cmdlets.Count == 0 ? "" : $" Run by: {string.Join(", ", rule.Cmdlets)}.";
        Assert.Equal([$"# {id}", "", $"{rule.Title}.", "", $"Severity: {rule.Severity}. Section: {rule.Section}.{cmdlets}", ""], page.Head);
        Assert.Equal(RulePage.SectionNames, page.Sections);
        Assert.All(RulePage.SectionNames, section => Assert.NotEmpty(page.Text(section).Trim()));
    }

    [Theory]
    [MemberData(nameof(ResourceRules))]
    public void A_page_cites_Microsofts_documentation(string id) =>
        Assert.Contains("https://learn.microsoft.com/azure/", File.ReadAllText(RulePage.PathOf(id)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(ResourceRules))]
    public void Compliant_examples_pass_under_every_baseline(string id)
    {
        var examples = RulePage.Of(id).Json("Compliant").ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.All(Policies(id), policy =>
            Assert.All(Judge(id, new(example.Json), policy), verdict => Assert.Equal(Outcome.Pass, verdict.Outcome))));
    }

    [Theory]
    [MemberData(nameof(ResourceRules))]
    public void Non_compliant_examples_fail(string id)
    {
        var examples = RulePage.Of(id).Json("Non-compliant").ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Contains(
            Judge(id, new(example.Json), Policies(id)[example.Mark == "strict" ? 1 : 0]),
            verdict => verdict.Outcome == Outcome.Fail));
    }

    [Theory]
    [MemberData(nameof(ResourceRules))]
    public void An_example_that_only_the_strict_baseline_minds_is_marked(string id) =>
        Assert.All(
            RulePage.Of(id).Json("Non-compliant").Where(example => example.Mark == "strict"),
            example => Assert.DoesNotContain(Judge(id, new(example.Json), Policies(id)[0]), verdict => verdict.Outcome == Outcome.Fail));

    [Theory]
    [MemberData(nameof(ResourceRules))]
    public void After_the_pages_fix_the_rule_passes_under_every_baseline(string id)
    {
        var page = RulePage.Of(id);
        var (fix, mark) = Assert.Single(page.Json("How to fix"));

        Assert.All(page.Json("Non-compliant"), example => Assert.All(Policies(id), policy =>
            Assert.All(Judge(id, new PageResources(example.Json).After(fix, mark == "replace"), policy), verdict => Assert.Equal(Outcome.Pass, verdict.Outcome))));
    }

    [Fact]
    public void A_fix_is_merged_as_a_reader_would()
    {
        var before = JsonNode.Parse("""{"type":"T","name":"n","apiVersion":"v","a":[{"name":"x","b":1,"c":2},{"name":"y"}],"d":[1],"e":{"f":1}}""")!;
        var fix = JsonNode.Parse("""{"a":[{"name":"x","b":null,"g":3}],"d":[2],"e":{"h":2}}""")!;

        var after = new PageResources(before).After(fix).All.Single().ToJson();

        Assert.Equal("""{"type":"T","name":"n","apiVersion":"v","a":[{"name":"x","c":2,"g":3},{"name":"y"}],"d":[2],"e":{"f":1,"h":2}}""", after);
    }

    /// <summary>The policies that a page's examples are judged under: those of the rule's tests, with either baseline.</summary>
    private static Policy[] Policies(string id)
    {
        var policy = Deciding.Of(Rule(id)).Policy;
        return [policy with { Baseline = Baseline.Default }, policy with { Baseline = Baseline.Strict }];
    }

    private static Rule Rule(string id) => RuleCatalog.Rules.Single(rule => rule.Metadata.Id == id);

    private static List<Verdict> Judge(string id, PageResources resources, Policy policy)
    {
        var rule = Rule(id);
        var index = new ResourceIndex();
        foreach (var resource in resources.All) index.Add(resource);
        List<Verdict> verdicts =
        [
            .. resources.All
                .Where(resource => rule.Metadata.ResourceTypes.Contains(resource.Type))
                .SelectMany(resource => rule.Evaluate(resource, new(policy, new(index), TimeProvider.System))),
        ];
        Assert.NotEmpty(verdicts);
        return verdicts;
    }
}
