using System.Text;
using AciSecurity.Findings;
using AciSecurity.Ports;
using AciSecurity.Reports;

namespace AciSecurity.Core.Tests.Reports;

/// <summary>Writes reports of any format to memory.</summary>
internal static class WrittenReport
{
    public static ReportOptions Options { get; } = new() { BaseFolder = "/src", ToolVersion = "1.2.3", IncludePassed = true };

    /// <summary>The writers by the names of their golden files.</summary>
    public static IReadOnlyDictionary<string, Func<Stream, ReportOptions, IReportWriter>> Formats { get; } =
        new Dictionary<string, Func<Stream, ReportOptions, IReportWriter>>
        {
            ["findings.sarif"] = (stream, options) => new SarifReportWriter(stream, new(options) { Rules = ReportFindings.Rules }),
            ["findings.junit.xml"] = (stream, options) => new JUnitReportWriter(stream, options),
            ["findings.nunit.xml"] = (stream, options) => new NUnitReportWriter(stream, options),
            ["findings.csv"] = (stream, options) => new CsvReportWriter(stream, options),
            ["findings.md"] = (stream, options) => new MarkdownReportWriter(stream, options),
            ["findings.jsonl"] = (stream, options) => new JsonLinesReportWriter(stream, options),
        };

    public static string Text(string format, IEnumerable<Finding> findings, ReportOptions? options = null)
    {
        using var stream = new MemoryStream();
        using (var writer = Formats[format](stream, options ?? Options))
        {
            foreach (var finding in findings) writer.Write(finding);
            writer.Complete();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
