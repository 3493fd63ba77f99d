using System.Text;
using System.Text.Json;
using AciSecurity.Findings;
using AciSecurity.Reports.Html;
using AciSecurity.Resources;
using CsCheck;

namespace AciSecurity.Core.Tests.Reports.Html;

/// <summary>The data block: what the page knows of the findings.</summary>
public sealed class HtmlReportWriterTests
{
    private const string Planted = "Planted+S3cr3t/4711";

    [Fact]
    public void A_row_has_what_a_finding_says_and_the_places_of_its_rule_and_resource()
    {
        var data = HtmlReport.DataOf(ReportFindings.OneOfEach);

        Assert.Equal(
            $"""[0,0,0,4,"nginx","runs privileged","{ReportFindings.PrivilegedFailure.Fingerprint}",["properties.containers[0].properties.securityContext.privileged","true"],null,null]""",
            data.GetProperty("findings")[0].GetRawText());
        Assert.Equal([0, 1, 1, 1, 1], data.GetProperty("findings").EnumerateArray().Select(row => row[0].GetInt32()));
        Assert.Equal(["Test.Privileged", "Test.AdminUser"], data.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal(["web", "contoso"], data.GetProperty("resources").EnumerateArray().Select(resource => resource.GetProperty("name").GetString()));
        Assert.Equal("infra/main.bicep", data.GetProperty("resources")[0].GetProperty("file").GetString());
        Assert.Equal(12, data.GetProperty("resources")[0].GetProperty("line").GetInt32());
        Assert.Equal("[0,1,1,1,1]", data.GetProperty("resources")[1].GetProperty("counts").GetRawText());
    }

    [Fact]
    public void A_rule_is_described_once_with_its_page_sections_and_controls()
    {
        var rule = HtmlReport.DataOf([ReportFindings.PrivilegedFailure, ReportFindings.PrivilegedFailure]).GetProperty("rules").EnumerateArray().Single();

        Assert.Equal("Container is not privileged", rule.GetProperty("title").GetString());
        Assert.Equal("Remove privileged from the container's securityContext.", rule.GetProperty("fix").GetString());
        Assert.Equal("https://github.com/AciSecurity/AciSecurity/blob/main/docs/rules/Test.Privileged.md", rule.GetProperty("help").GetString());
        Assert.Equal("[5,6]", rule.GetProperty("sections").GetRawText());
        Assert.Equal(["MCSB PV-3", "CIS Docker 5.4"], rule.GetProperty("controls").EnumerateArray().Select(control => control.GetString()));
    }

    [Fact]
    public void Every_section_has_a_title_and_a_finding_counts_in_each_of_its_sections()
    {
        var sections = HtmlReport.DataOf([ReportFindings.PrivilegedFailure]).GetProperty("sections").EnumerateArray().ToList();

        Assert.Equal(Enum.GetValues<Section>().Length, sections.Count); // None is the last of them
        Assert.Equal(
            ["Least privilege", "Attack surface"],
            sections.Where(section => section.GetProperty("counts")[0].GetInt32() == 1).Select(section => section.GetProperty("title").GetString()));
    }

    [Fact]
    public void What_passed_is_counted_always_and_listed_when_asked_for()
    {
        var data = HtmlReport.DataOf(ReportFindings.OneOfEach, HtmlReport.Options with { IncludePassed = false });

        Assert.Equal([0, 1, 2], data.GetProperty("findings").EnumerateArray().Select(row => row[2].GetInt32()));
        Assert.False(data.GetProperty("listsPassed").GetBoolean());
        Assert.Equal("[0,1,1,1,1]", data.GetProperty("severities")[(int)Severity.Medium].GetProperty("counts").GetRawText());
    }

    [Fact]
    public void The_last_day_of_an_exemption_is_in_its_row()
    {
        var exempt = new Finding(ReportFindings.AdminUser, ReportFindings.Registry, new(Outcome.Exempt, "has an admin user") { Exemption = "Legacy", ExemptUntil = new(2027, 2, 1) });

        var row = HtmlReport.DataOf([exempt]).GetProperty("findings")[0];

        Assert.Equal(("Legacy", "2027-02-01"), (row[8].GetString(), row[9].GetString()));
    }

    [Fact]
    public void Resources_of_one_id_in_two_files_are_two()
    {
        Finding Of(string file) => new(ReportFindings.Privileged, ReportFindings.Group(file), new(Outcome.Fail, "runs privileged"));

        Assert.Equal(2, HtmlReport.DataOf([Of("/src/a.json"), Of("/src/b.json"), Of("/src/a.json")]).GetProperty("resources").GetArrayLength());
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!--<script>")]
    [InlineData("]]> & < > \" ' \\ `")]
    [InlineData("line\u2028 and paragraph\u2029")]
    public void No_text_can_end_the_block_or_open_another(string text)
    {
        var html = HtmlReport.Text([Named(text)]);
        var data = HtmlReport.DataText(html);

        Assert.Equal(Redaction.Escape(text), JsonDocument.Parse(data).RootElement.GetProperty("resources")[0].GetProperty("name").GetString());
        Assert.False(data.AsSpan().ContainsAny("<>&\u2028\u2029"));
        Assert.Equal(HtmlReport.ContentOf(HtmlReport.Text([]), "script"), HtmlReport.ContentOf(html, "script"));
    }

    [Fact]
    public void No_text_whatever_breaks_the_report() =>
        Gen.Char.Array[0, 40].Select(characters => new string(characters)).Sample(text =>
        {
            var data = HtmlReport.DataText(HtmlReport.Text([Named(text)]));
            using var document = JsonDocument.Parse(data);
            return !data.AsSpan().ContainsAny("<>&\u2028\u2029");
        });

    [Fact]
    public void The_report_does_not_tell_where_the_base_is_nor_any_secret()
    {
        var secret = Setting<string>.Known(Planted, null);
        var finding = new Finding(ReportFindings.AdminUser, ReportFindings.Group("/src/infra/main.bicep"), new(Outcome.Unknown, "/src/infra/main.bicep:3: is broken")
        {
            Evidence = [Evidence.OfSecret(secret)],
        });

        var html = HtmlReport.Text([finding]);

        Assert.DoesNotContain("/src/", HtmlReport.DataText(html), StringComparison.Ordinal);
        Assert.DoesNotContain("S3cr3t", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"(hidden)\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_was_not_completed_has_no_end()
    {
        using var stream = new MemoryStream();
        using (var writer = new HtmlReportWriter(stream, HtmlReport.Options)) writer.Write(ReportFindings.PrivilegedFailure);

        Assert.DoesNotContain("</html>", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
        Assert.True(stream.CanWrite);
    }

    private static Finding Named(string text) => new(
        ReportFindings.AdminUser,
        ReportFindings.Registry with { Name = text, Id = text, Location = text },
        new(Outcome.Exempt, text) { Subject = text, Evidence = [new(text, text)], Exemption = text });
}
