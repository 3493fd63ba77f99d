using System.Reflection;
using System.Text;
using AciSecurity.Core.Tests.Documents;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Rules;
using Xunit.Abstractions;

namespace AciSecurity.Core.Tests.Rules;

/// <summary>Every rule is tested with the same cases at least; which tests they are is printed.</summary>
public sealed class RuleCaseTests(ITestOutputHelper output)
{
    private static IEnumerable<Rule> Rules => RuleCatalog.Rules.Where(rule => rule is not AuditRule);

    [Fact]
    public void Every_rule_is_tested_with_every_case()
    {
        var table = Table();
        output.WriteLine(table);
        var folder = Directory.CreateDirectory(RepositoryFolder.Combine("artifacts", "tests"));
        File.WriteAllText(Path.Combine(folder.FullName, "rule-cases.md"), table);

        var missing = Rules.SelectMany(rule => Enum.GetValues<RuleCase>().Where(kind => Cell(rule, kind).Length == 0).Select(kind => $"{rule.Metadata.Id}: {kind}"));
        Assert.Empty(missing);
    }

    [Fact]
    public void A_case_that_a_rule_cannot_have_is_not_tested_either() =>
        Assert.Empty(Rules.SelectMany(rule => Exceptions(rule).Where(exception => Tests(rule, exception.Kind).Any()).Select(exception => $"{rule.Metadata.Id}: {exception.Kind}")));

    private static string Table()
    {
        var kinds = Enum.GetValues<RuleCase>();
        var text = new StringBuilder().AppendLine($"| Rule | {string.Join(" | ", kinds)} |").AppendLine($"|---|{string.Concat(kinds.Select(_ => "---|"))}");
        foreach (var rule in Rules) text.AppendLine($"| {rule.Metadata.Id} | {string.Join(" | ", kinds.Select(kind => Cell(rule, kind)))} |");
        return text.ToString();
    }

    private static string Cell(Rule rule, RuleCase kind)
    {
        var tests = Tests(rule, kind).Count();
        return tests > 0 ? $"{tests}" : string.Join(' ', Exceptions(rule).Where(exception => exception.Kind == kind).Select(exception => $"none: {exception.Because}"));
    }

    private static IEnumerable<MethodInfo> Tests(Rule rule, RuleCase kind) => Deciding.TestClassOf(rule).GetMethods()
        .Where(method => method.GetCustomAttributes<FactAttribute>().Any() && method.GetCustomAttribute<CoversAttribute>() is { } covers && covers.Cases.Contains(kind));

    private static IEnumerable<NoCaseAttribute> Exceptions(Rule rule) => Deciding.TestClassOf(rule).GetCustomAttributes<NoCaseAttribute>();
}
