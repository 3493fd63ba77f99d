using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AciSecurity.Findings;
using AciSecurity.Reports;
using CsCheck;

namespace AciSecurity.Core.Tests.Reports;

/// <summary>No text that a file may hold breaks a report or forges a part of it.</summary>
public sealed partial class HostileTextTests
{
    private static readonly string[] Chosen =
        ["\ufffe", "\uffff", "\u0000", "\ud800", "]]>", "<!--", "&#0;", "\r\n::error::x", "##vso[task.complete]", "\"\r\n=1", "`|`", "\u0085", "\u007f"];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Char.Array[0, 40].Select(characters => new string(characters)),
        Gen.Int[0, Chosen.Length - 1].Select(index => Chosen[index]));

    [Theory]
    [InlineData("findings.junit.xml")]
    [InlineData("findings.nunit.xml")]
    public void XML_stays_well_formed_with_the_same_elements(string format)
    {
        var expected = XDocument.Parse(WrittenReport.Text(format, [Named("text")])).Descendants().Count();

        Texts.Sample(text => XDocument.Parse(WrittenReport.Text(format, [Named(text)])).Descendants().Count() == expected);
    }

    [Fact]
    public void A_JSON_line_stays_one_line() => Texts.Sample(text =>
    {
        var lines = WrittenReport.Text("findings.jsonl", [Named(text)]).Split('\n');
        using var line = JsonDocument.Parse(lines[0]);
        return lines.Length == 2 && line.RootElement.GetProperty("ruleId").GetString() == "Test.AdminUser";
    });

    [Fact]
    public void A_row_of_CSV_stays_one_row_with_the_same_fields() => Texts.Sample(text =>
    {
        var rows = WrittenReport.Text("findings.csv", [Named(text)]).Split("\r\n");
        return rows.Length == 3 && Row().IsMatch(rows[1]) && !rows[1].Contains('\n', StringComparison.Ordinal);
    });

    [Fact]
    public void A_row_of_Markdown_stays_one_row() => Texts.Sample(text =>
        WrittenReport.Text("findings.md", [Named(text)]).Split('\n').Length == WrittenReport.Text("findings.md", [Named("text")]).Split('\n').Length);

    [Theory]
    [InlineData(AnnotationService.GitHub, "::warning title=")]
    [InlineData(AnnotationService.AzurePipelines, "##vso[task.logissue type=warning;code=Test.AdminUser;]")]
    public void An_annotation_stays_one_command(AnnotationService service, string beginning) => Texts.Sample(text =>
    {
        var annotations = new Annotations(service, "/src");
        annotations.Add(Named(text));
        var line = Assert.Single(annotations.Lines());
        return line.StartsWith(beginning, StringComparison.Ordinal) && !line.AsSpan().ContainsAny('\r', '\n', '\u0085');
    });

    private static Finding Named(string text) => new(
        ReportFindings.AdminUser,
        ReportFindings.Registry with { Id = "/" + text, Name = text, Type = text, Location = text },
        new(Outcome.Fail, text) { Subject = text, Evidence = [new(text, text)], Exemption = text });

    // RFC 4180, 2: quoted fields, with quotes in them doubled. As many as there are columns.
    [GeneratedRegex("^(\"([^\"]|\"\")*\",){20}\"([^\"]|\"\")*\"$", RegexOptions.None, 5000)]
    private static partial Regex Row();
}
