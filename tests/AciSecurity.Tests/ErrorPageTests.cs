using System.Text.RegularExpressions;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>docs/errors.md has the errors that the code has, and no others.</summary>
public sealed partial class ErrorPageTests
{
    [Fact]
    public void The_page_and_the_code_have_the_same_ids_and_categories() => Assert.Equal(InCode(), OnPage().Select(row => (row[0], row[1])));

    [Fact]
    public void The_page_says_of_each_when_it_is_raised_and_what_to_do() =>
        Assert.All(OnPage(), row => Assert.All(row, cell => Assert.NotEmpty(cell)));

    [Fact]
    public void Every_id_is_raised_for_real_in_a_test() => Assert.Equal(InCode().Select(error => error.Id), RaisedErrorTests.Ids.Concat(RaisedRegistryErrorTests.Ids).Concat(RaisedRemediationErrorTests.Ids).Concat(RaisedAfterRetriesTests.Ids).Order(StringComparer.Ordinal));

    [Fact]
    public void All_pages_name_errors_that_exist()
    {
        var known = InCode().Select(error => error.Id).ToHashSet();
        foreach (var page in Directory.GetFiles(Path.Combine(BuiltFiles.Repository, "docs"), "*.md", SearchOption.AllDirectories))
        {
            var named = NamePattern().Matches(File.ReadAllText(page)).Select(match => match.Value).Where(name => !IsProject(name));
            Assert.All(named, name => Assert.True(known.Contains(name), $"{page}: {name}"));
        }
    }

    private static bool IsProject(string name) =>
        new[] { "src", "tests", "tools" }.Any(folder => Directory.Exists(Path.Combine(BuiltFiles.Repository, folder, name)));

    private static List<string[]> OnPage() =>
        [.. File.ReadLines(Path.Combine(BuiltFiles.Repository, "docs", "errors.md"))
            .Where(line => line.StartsWith("| AciSecurity.", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    private static List<(string Id, string Category)> InCode() =>
        [.. Directory.GetFiles(Path.Combine(BuiltFiles.Repository, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => FaultPattern().Matches(File.ReadAllText(file)))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value))
            .Distinct()
            .OrderBy(error => error.Item1, StringComparer.Ordinal)];

    [GeneratedRegex(@"""(AciSecurity\.\w+)"", FaultCategory\.(\w+)")]
    private static partial Regex FaultPattern();

    [GeneratedRegex(@"\bAciSecurity\.[A-Z][A-Za-z]+\b(?!\.\w)")]
    private static partial Regex NamePattern();
}
