using System.Reflection;
using System.Text.RegularExpressions;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Live.Tests;

/// <summary>docs/reliability.md has a row for each test of a fault, and no other.</summary>
public sealed partial class ReliabilityPageTests
{
    [Fact]
    public void EveryFaultOfThePageHasItsTest()
    {
        var page = File.ReadAllText(Path.Combine(BuiltFiles.Repository, "docs", "reliability.md"));

        var rows = Row().Matches(page.ReplaceLineEndings("\n")).Select(row => row.Groups["test"].Value);
        var tests = typeof(FaultTests).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => method.Name);

        Assert.Equal(tests.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\|.*\| (?<test>[A-Z][A-Za-z]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
