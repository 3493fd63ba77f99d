using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AciSecurity.Findings;

namespace AciSecurity.Core.Tests.Reports.Html;

/// <summary>The page around the data: one file, under a policy that knows its parts.</summary>
public sealed class HtmlPageTests
{
    private static readonly string Report = HtmlReport.Text(ReportFindings.OneOfEach);

    [Fact]
    public void The_policy_lets_nothing_be_loaded_and_only_this_style_and_this_script_run()
    {
        var style = Assert.Single(HtmlReport.ContentOf(Report, "style"));
        var script = Assert.Single(HtmlReport.ContentOf(Report, "script"));

        Assert.Equal(
            $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(style)}'; base-uri 'none'; form-action 'none'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'",
            HtmlReport.PolicyOf(Report));
    }

    [Fact]
    public void The_policy_stands_before_everything_that_it_is_for()
    {
        var at = Report.IndexOf("Content-Security-Policy", StringComparison.Ordinal);

        Assert.InRange(at, 0, Report.IndexOf("<style", StringComparison.Ordinal));
        Assert.InRange(at, 0, Report.IndexOf("<script", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(@"\son[a-z]+\s*=\s*[""']", "an event handler in an attribute")]
    [InlineData(@"<[^>]*\sstyle\s*=", "a style in an attribute")]
    [InlineData(@"(src|href)\s*=\s*[""']?(https?:)?//", "something that is loaded or linked")]
    [InlineData(@"url\(\s*[""']?[^#\s""']|@import", "a file that a style loads")]
    [InlineData(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|DOMParser", "text made a page")]
    [InlineData(@"fetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource|import\(", "a request")]
    [InlineData(@"\{\{\w+\}\}", "a place that nothing was filled in at")]
    public void Nothing_in_it_would_need_a_weaker_policy(string pattern, string what)
    {
        var page = Report.Replace(HtmlReport.DataText(Report), "", StringComparison.Ordinal);

        Assert.False(Regex.IsMatch(page, pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5)), $"The page has {what}.");
    }

    [Fact]
    public void Ends_of_lines_are_those_that_a_browser_hashes() => Assert.DoesNotContain('\r', Report);

    [Fact]
    public void The_title_is_text_even_where_it_is_the_name_of_a_place_in_the_page()
    {
        var html = HtmlReport.Text([], HtmlReport.Options with { Title = "{{script}}</title><b>&\"" });

        Assert.Equal("{{script}}&lt;/title&gt;&lt;b&gt;&amp;&quot;", Assert.Single(HtmlReport.ContentOf(html, "title")));
        Assert.Equal(HtmlReport.ContentOf(Report, "script"), HtmlReport.ContentOf(html, "script"));
    }

    [Fact]
    public void It_says_when_and_by_what_it_was_made() =>
        Assert.Contains("<p id=\"about\">Made on 2027-01-15 at 12:00 UTC by AciSecurity 1.2.3</p>", Report, StringComparison.Ordinal);

    [Fact]
    public void The_numbers_are_in_a_table_that_needs_no_script()
    {
        Assert.Contains("<tr><th scope=\"row\">Critical</th><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td></tr>", Report, StringComparison.Ordinal);
        Assert.Contains("<tr><th scope=\"row\">Medium</th><td>0</td><td>1</td><td>1</td><td>1</td><td>1</td></tr>", Report, StringComparison.Ordinal);
        Assert.Contains("<tr><th scope=\"row\">All</th><td>1</td><td>1</td><td>1</td><td>1</td><td>1</td></tr>", Report, StringComparison.Ordinal);
        Assert.DoesNotContain("<p>Score:", HtmlReport.Text([ReportFindings.PrivilegedFailure]), StringComparison.Ordinal);
        Assert.Contains("<p>Score: 100 of 100.</p>", HtmlReport.Text([ReportFindings.Of(Outcome.Pass, Severity.Low)]), StringComparison.Ordinal);
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
