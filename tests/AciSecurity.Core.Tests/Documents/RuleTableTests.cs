using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Documents;

/// <summary>Keeps the table of docs/rules/README.md in step with the catalogue.</summary>
public sealed class RuleTableTests
{
    private static readonly DocumentTable Table =
        new("docs/rules/README.md", "| Rule | Severity | Asks for | Baselines | Section | Cmdlets | Controls |");

    [Fact]
    public void The_table_holds_every_rule_as_it_is() => Table.Is(RuleCatalog.Rules.Select(rule => Row(rule.Metadata)));

    [Fact]
    public void Every_page_belongs_to_a_rule()
    {
        var pages = Directory.GetFiles(RepositoryFolder.Combine("docs", "rules"), "*.md")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => name is not ("README" or "cmdlets"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(RuleCatalog.Rules.Select(rule => rule.Metadata.Id), pages);
    }

    private static string Row(RuleMetadata rule)
    {
        var baselines = rule.Baselines.Count == 0 ? "none" : string.Join(", ", rule.Baselines);
        return $"| [{rule.Id}]({rule.Id}.md) | {rule.Severity} | {rule.Title} | {baselines} | {rule.Section} | {string.Join(", ", rule.Cmdlets)} | {string.Join(", ", rule.Controls)} |";
    }
}
