using AciSecurity.Ports;
using AciSecurity.Reports;
using AciSecurity.Reports.Html;

namespace AciSecurity.Reporting;

/// <summary>What belongs to each format: the endings of file names, and the writer.</summary>
internal static class ReportFormats
{
    private static readonly (ReportFormat Format, string[] Endings)[] Known =
    [
        (ReportFormat.Sarif, [".sarif", ".sarif.json"]),
        (ReportFormat.Html, [".html", ".htm"]),
    ];

    /// <summary>The formats and their endings, for messages.</summary>
    public static string Description => string.Join("; ", Known.Select(known => $"{known.Format} ({string.Join(", ", known.Endings)})"));

    /// <summary>The format that the file's name says; null where it says none.</summary>
    public static ReportFormat? OfName(string path)
    {
        foreach (var (format, endings) in Known)
        {
            if (endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) return format;
        }

        return null;
    }

    /// <summary>Starts a report on a stream; files in it are relative to <paramref name="baseFolder"/>.</summary>
    public static IReportWriter Open(ReportFormat format, Stream stream, string baseFolder, bool includePassed) => format switch
    {
        ReportFormat.Sarif => new SarifReportWriter(stream, new() { BaseFolder = baseFolder, IncludePassed = includePassed }),
        ReportFormat.Html => new HtmlReportWriter(stream, new() { BaseFolder = baseFolder, IncludePassed = includePassed }),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };
}
