using System.Text;
using System.Text.Json;
using AciSecurity.Findings;
using AciSecurity.Reports;

namespace AciSecurity.Core.Tests.Reports;

/// <summary>Writes SARIF reports to memory.</summary>
internal static class SarifReport
{
    public static SarifOptions Options { get; } = new()
    {
        BaseFolder = "/src",
        Rules = ReportFindings.Rules,
        ToolVersion = "1.2.3",
        IncludePassed = true,
    };

    public static string Text(IEnumerable<Finding> findings, SarifOptions? options = null)
    {
        using var stream = new MemoryStream();
        using (var writer = new SarifReportWriter(stream, options ?? Options))
        {
            foreach (var finding in findings) writer.Write(finding);
            writer.Complete();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The only run of the report.</summary>
    public static JsonElement Run(IEnumerable<Finding> findings, SarifOptions? options = null) =>
        JsonDocument.Parse(Text(findings, options)).RootElement.GetProperty("runs")[0];

    public static IReadOnlyList<JsonElement> Results(IEnumerable<Finding> findings, SarifOptions? options = null) =>
        [.. Run(findings, options).GetProperty("results").EnumerateArray()];

    public static JsonElement Result(Finding finding, SarifOptions? options = null) => Assert.Single(Results([finding], options));
}
