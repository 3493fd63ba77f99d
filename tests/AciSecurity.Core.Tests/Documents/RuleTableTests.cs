using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Documents;

/// <summary>Keeps the table of docs/rules/README.md in step with the catalogue.</summary>
public sealed class RuleTableTests
{
    [Fact]
    public void The_table_holds_every_rule_as_it_is()
    {
        var rows = File.ReadAllLines(RepositoryFolder.Combine("docs", "rules", "README.md"))
            .Where(line => line.StartsWith("| [", StringComparison.Ordinal));

        Assert.Equal(RuleCatalog.Rules.Select(rule => Row(rule.Metadata)), rows);
    }

    [Fact]
    public void Every_page_belongs_to_a_rule()
    {
        var pages = Directory.GetFiles(RepositoryFolder.Combine("docs", "rules"), "*.md")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => name is not ("README" or "cmdlets"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(RuleCatalog.Rules.Select(rule => rule.Metadata.Id), pages);
    }

    private static string Row(RuleMetadata rule) =>
        $"| [{rule.Id}]({rule.Id}.md) | {rule.Severity} | {rule.Title} | {rule.Section} | {string.Join(", ", rule.Cmdlets)} | {string.Join(", ", rule.Controls)} |";
}
