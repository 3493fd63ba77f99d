using System.Text.Json;
using System.Text.Json.Nodes;
using AciSecurity.Reports;

namespace AciSecurity.Core.Tests.Reports;

/// <summary>Each format, of one set of findings.</summary>
public sealed class GoldenFileTests
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Formats => [.. WrittenReport.Formats.Keys.Where(format => format != "findings.sarif")];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_report_is_written_as_the_golden_file_says(string format) =>
        new GoldenFile(format).Is(WrittenReport.Text(format, GoldenFindings.All));

    [Fact]
    public void A_SARIF_report_is_written_as_the_golden_file_says_line_breaks_aside()
    {
        var report = JsonNode.Parse(WrittenReport.Text("findings.sarif", GoldenFindings.All))!;

        new GoldenFile("findings.sarif").Is(report.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n");
    }

    [Theory]
    [InlineData(AnnotationService.GitHub, "annotations.github.txt")]
    [InlineData(AnnotationService.AzurePipelines, "annotations.azure.txt")]
    public void Annotations_are_written_as_the_golden_file_says(AnnotationService service, string name)
    {
        var annotations = new Annotations(service, "/src");
        foreach (var finding in GoldenFindings.All) annotations.Add(finding);

        new GoldenFile(name).Is(string.Concat(annotations.Lines().Select(line => line + "\n")));
    }
}
