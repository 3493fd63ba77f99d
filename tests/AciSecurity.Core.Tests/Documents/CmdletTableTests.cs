using System.Text;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Documents;

/// <summary>Keeps docs/rules/cmdlets.md, which is made of the catalogue, in step with it. With <c>ACISECURITY_UPDATE_DOCS=1</c> in the
/// environment the page is written anew instead.</summary>
public sealed class CmdletTableTests
{
    private const string Switch = "ACISECURITY_UPDATE_DOCS";

    private static readonly string Page = RepositoryFolder.Combine("docs", "rules", "cmdlets.md");

    [Fact]
    public void The_page_lists_the_rules_of_each_cmdlet()
    {
        var expected = Expected();
        if (Environment.GetEnvironmentVariable(Switch) == "1") File.WriteAllText(Page, expected);

        var actual = File.Exists(Page) ? File.ReadAllText(Page).ReplaceLineEndings("\n") : "";
        Assert.True(expected == actual, $"docs/rules/cmdlets.md is not what the rules say. Run this test with {Switch}=1, or write there:\n\n{expected}");
    }

    [Fact]
    public void Every_audit_cmdlet_of_the_module_has_rules()
    {
        var exported = File.ReadAllLines(RepositoryFolder.Combine("AciSecurity.psd1")).Select(line => line.Trim(' ', '\''))
            .Where(name => name.StartsWith("Test-Ac", StringComparison.Ordinal) && name is not ("Test-AciSecurityPolicy" or "Test-AcrImageSignature")).ToList();

        Assert.NotEmpty(exported);
        Assert.Empty(exported.Except(RuleCatalog.Rules.SelectMany(rule => rule.Metadata.Cmdlets)));
    }

    private static string Expected()
    {
        var rules = RuleCatalog.Rules.Select(rule => rule.Metadata).ToList();
        var text = new StringBuilder()
            .Append("# Cmdlets and their rules\n\n")
            .Append("`Invoke-AciSecurityAudit` runs every rule that the baseline has. The Test cmdlets run the rules of one question.\n");
        foreach (var cmdlet in rules.SelectMany(rule => rule.Cmdlets).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append($"\n## {cmdlet}\n\n| Rule | Severity | Baselines | Asks for |\n|---|---|---|---|\n");
            foreach (var rule in rules.Where(rule => rule.Cmdlets.Contains(cmdlet)))
            {
                text.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Severity} | {string.Join(", ", rule.Baselines)} | {rule.Title} |\n");
            }
        }

        return text.ToString();
    }
}
