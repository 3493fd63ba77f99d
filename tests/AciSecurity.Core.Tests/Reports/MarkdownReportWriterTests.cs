using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AciSecurity.Findings;
using AciSecurity.Reports;
using CsCheck;

namespace AciSecurity.Core.Tests.Reports;

public sealed partial class MarkdownReportWriterTests
{
    private const string Markup = @"`|\<a []";

    [Fact]
    public void Findings_are_counted_by_severity_and_outcome()
    {
        var report = Write(GoldenFindings.All);

        Assert.Contains("| Severity | Fail | Unknown | Exempt | Pass | NotApplicable |\n", report, StringComparison.Ordinal);
        Assert.Contains("\n| Critical | 1 | 1 | 0 | 0 | 0 |\n", report, StringComparison.Ordinal);
        Assert.Contains("\n| **All** | **6** | **2** | **1** | **1** | **1** |\n", report, StringComparison.Ordinal);
        Assert.Contains("Unknown could not be decided", report, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_findings_come_first()
    {
        var severities = Row().Matches(Write(GoldenFindings.All)).Select(row => row.Groups["severity"].Value).ToList();

        Assert.Equal(GoldenFindings.All.Count, severities.Count);
        Assert.Equal(["Critical", "Critical", "High", "High", "Medium"], severities[..5]);
    }

    [Fact]
    public void A_page_without_findings_says_so() => Assert.EndsWith("\n\nNo findings.\n", Write([]), StringComparison.Ordinal);

    [Fact]
    public void A_page_is_cut_before_the_size_that_GitHub_shows_and_says_what_is_missing()
    {
        var long_ = new string('é', 2000);
        Finding Of(Severity severity) => new(ReportFindings.AdminUser, ReportFindings.Registry, new(Outcome.Fail, long_) { Severity = severity });

        var report = Write([.. Enumerable.Range(0, 500).Select(_ => Of(Severity.Low)), Of(Severity.Critical)]);

        var bytes = Encoding.UTF8.GetByteCount(report);
        Assert.InRange(bytes, MarkdownReportWriter.MostBytes - 6000, MarkdownReportWriter.MostBytes - 1);
        var missing = Missing().Match(report);
        Assert.True(missing.Success);
        Assert.Equal(501, int.Parse(missing.Groups["missing"].Value, CultureInfo.InvariantCulture) + Row().Count(report));
        Assert.Equal("Critical", Row().Match(report).Groups["severity"].Value);
    }

    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData("", "")]
    [InlineData("a|b", @"`a\|b`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`", "`` ` ``")]
    [InlineData("``x", "``` ``x ```")]
    [InlineData(" ", "`   `")]
    [InlineData("[a](b) <b>", "`[a](b) <b>`")]
    public void Text_from_outside_is_code(string text, string code) => Assert.Equal(code, MarkdownText.Code(text));

    [Fact]
    public void No_text_whatever_gets_out_of_its_code_or_its_cell() =>
        Gen.Int[0, Markup.Length - 1].Select(index => Markup[index]).Array[1, 20].Sample(characters =>
        {
            var text = new string(characters);
            var code = MarkdownText.Code(text);
            var fence = code.Length - code.TrimStart('`').Length;
            var inside = code[fence..^fence];
            return !Fence(fence).IsMatch(inside) && !UnescapedBar().IsMatch(code) && inside[0] != '`' && inside[^1] != '`';
        });

    private static string Write(IEnumerable<Finding> findings) => WrittenReport.Text("findings.md", findings);

    private static Regex Fence(int length) => new($"(?<!`)`{{{length}}}(?!`)", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, 1000)]
    private static partial Regex UnescapedBar();

    [GeneratedRegex(@"^\| (?<severity>\w+) \| \w+ \| \[", RegexOptions.Multiline, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\*\*(?<missing>\d+) of 501 findings are left out here", RegexOptions.Multiline, 1000)]
    private static partial Regex Missing();
}
