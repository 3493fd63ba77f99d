using AciSecurity.Ports;
using AciSecurity.Reports;
using AciSecurity.Reports.Html;

namespace AciSecurity.Reporting;

/// <summary>What belongs to each format: the endings of file names, and the writer.</summary>
internal static class ReportFormats
{
    // A new format is a line here and a member of ReportFormat.
    private static readonly (ReportFormat Format, string[] Endings, Func<Stream, ReportOptions, IReportWriter> Open)[] Known =
    [
        (ReportFormat.Sarif, [".sarif", ".sarif.json"], (stream, options) => new SarifReportWriter(stream, new(options))),
        (ReportFormat.Html, [".html", ".htm"], (stream, options) => new HtmlReportWriter(stream, new(options))),
        (ReportFormat.JUnit, [".junit.xml"], (stream, options) => new JUnitReportWriter(stream, options)),
        (ReportFormat.NUnit, [".nunit.xml"], (stream, options) => new NUnitReportWriter(stream, options)),
        (ReportFormat.Csv, [".csv"], (stream, options) => new CsvReportWriter(stream, options)),
        (ReportFormat.Markdown, [".md"], (stream, options) => new MarkdownReportWriter(stream, options)),
        (ReportFormat.JsonLines, [".jsonl", ".ndjson"], (stream, options) => new JsonLinesReportWriter(stream, options)),
    ];

    /// <summary>The formats and their endings, for messages.</summary>
    public static string Description => string.Join("; ", Known.Select(known => $"{known.Format} ({string.Join(", ", known.Endings)})"));

    /// <summary>The format that the file's name says; null where it says none.</summary>
    public static ReportFormat? OfName(string path)
    {
        foreach (var known in Known)
        {
            if (known.Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) return known.Format;
        }

        return null;
    }

    /// <summary>Starts a report on a stream.</summary>
    public static IReportWriter Open(ReportFormat format, Stream stream, ReportOptions options) =>
        Known.Single(known => known.Format == format).Open(stream, options);
}
