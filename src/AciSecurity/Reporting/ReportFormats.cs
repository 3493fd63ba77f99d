using AciSecurity.Ports;
using AciSecurity.Reports;
using AciSecurity.Reports.Html;

namespace AciSecurity.Reporting;

/// <summary>What belongs to each format: the endings of file names, the media type, and the writer.</summary>
internal static class ReportFormats
{
    // A new format is a line here and a member of ReportFormat.
    private static readonly (ReportFormat Format, string[] Endings, string ContentType, Func<Stream, ReportOptions, IReportWriter> Open)[] Known =
    [
        (ReportFormat.Sarif, [".sarif", ".sarif.json"], "application/sarif+json", (stream, options) => new SarifReportWriter(stream, new(options))),
        (ReportFormat.Html, [".html", ".htm"], "text/html; charset=utf-8", (stream, options) => new HtmlReportWriter(stream, new(options))),
        (ReportFormat.JUnit, [".junit.xml"], "application/xml", (stream, options) => new JUnitReportWriter(stream, options)),
        (ReportFormat.NUnit, [".nunit.xml"], "application/xml", (stream, options) => new NUnitReportWriter(stream, options)),
        (ReportFormat.Csv, [".csv"], "text/csv; charset=utf-8", (stream, options) => new CsvReportWriter(stream, options)),
        (ReportFormat.Markdown, [".md"], "text/markdown; charset=utf-8", (stream, options) => new MarkdownReportWriter(stream, options)),
        (ReportFormat.JsonLines, [".jsonl", ".ndjson"], "application/x-ndjson", (stream, options) => new JsonLinesReportWriter(stream, options)),
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

    /// <summary>The format's media type, for who serves the file.</summary>
    /// <remarks>SARIF's is registered (https://www.iana.org/assignments/media-types/application/sarif+json); that of JSON lines is in use
    /// without being so (https://jsonlines.org).</remarks>
    public static string ContentTypeOf(ReportFormat format) => Known.Single(known => known.Format == format).ContentType;

    /// <summary>Starts a report on a stream.</summary>
    public static IReportWriter Open(ReportFormat format, Stream stream, ReportOptions options) =>
        Known.Single(known => known.Format == format).Open(stream, options);
}
