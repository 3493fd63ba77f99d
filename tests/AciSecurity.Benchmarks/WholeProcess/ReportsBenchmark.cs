using System.Diagnostics;
using System.Text.Json;
using AciSecurity.Audits;
using AciSecurity.Benchmarks.Data;
using AciSecurity.Files;
using AciSecurity.Findings;
using AciSecurity.Ports;
using AciSecurity.Reports;
using AciSecurity.Reports.Html;

namespace AciSecurity.Benchmarks.WholeProcess;

/// <summary>Writing findings to every format at once, against serialising the same objects once.</summary>
internal static class ReportsBenchmark
{
    private const int Findings = 100_000;

    private static readonly (string Name, Func<Stream, ReportOptions, IReportWriter> Open)[] Formats =
    [
        ("sarif", (stream, options) => new SarifReportWriter(stream, new(options))),
        ("html", (stream, options) => new HtmlReportWriter(stream, new(options))),
        ("junit.xml", (stream, options) => new JUnitReportWriter(stream, options)),
        ("nunit.xml", (stream, options) => new NUnitReportWriter(stream, options)),
        ("csv", (stream, options) => new CsvReportWriter(stream, options)),
        ("md", (stream, options) => new MarkdownReportWriter(stream, options)),
        ("jsonl", (stream, options) => new JsonLinesReportWriter(stream, options)),
    ];

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(TextWriter output, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("aci-bench-").FullName;
        try
        {
            var findings = await FindingsAsync(folder);
            List<double> json = [], all = [];
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var held = 0L;

            // The warm-up, and what the writers hold when every finding is written and none is complete.
            Write(findings, folder, Formats, () => held = GC.GetTotalMemory(forceFullCollection: true) - before);
            for (var run = 0; run < runs; run++)
            {
                json.Add(Time(() => Serialise(findings, Path.Combine(folder, "findings.json"))));
                all.Add(Time(() => Write(findings, folder, Formats, () => { })));
            }

            output.WriteLine($"findings                           {findings.Count,8:N0}");
            output.WriteLine($"JsonSerializer, once               {Child.Median(json),8:N0} ms {new FileInfo(Path.Combine(folder, "findings.json")).Length / 1048576.0,8:N1} MiB");
            output.WriteLine($"{Formats.Length} formats at once                  {Child.Median(all),8:N0} ms {Formats.Sum(format => Size(folder, format.Name)),8:N1} MiB");
            output.WriteLine($"ratio (median)                     {Child.Median(all.Zip(json, (a, j) => a / j)),8:N2}");
            output.WriteLine($"memory that all of them hold       {held / 1048576.0,8:N1} MiB");
            foreach (var format in Formats)
            {
                output.WriteLine($"  {format.Name,-32} {Time(() => Write(findings, folder, [format], () => { })),8:N0} ms {Size(folder, format.Name),8:N1} MiB");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Size(string folder, string format) => new FileInfo(Path.Combine(folder, "report." + format)).Length / 1048576.0;

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Serialise(List<Finding> findings, string path)
    {
        using var stream = File.Create(path);
        JsonSerializer.Serialize(stream, findings);
    }

    private static void Write(List<Finding> findings, string folder, (string Name, Func<Stream, ReportOptions, IReportWriter> Open)[] formats, Action atTheEnd)
    {
        var options = new ReportOptions { BaseFolder = folder, IncludePassed = true };
        var streams = Array.ConvertAll(formats, format => File.Create(Path.Combine(folder, "report." + format.Name)));
        var writers = formats.Zip(streams, (format, stream) => format.Open(stream, options)).ToArray();
        var fan = new ReportFan<IReportWriter>(writers, static (writer, finding) => writer.Write(finding));
        findings.ForEach(fan.Add);
        fan.Flush();
        atTheEnd();
        Parallel.ForEach(writers, writer => writer.Complete());
        foreach (var writer in writers) writer.Dispose();
        foreach (var stream in streams) stream.Dispose();
    }

    private static async Task<List<Finding>> FindingsAsync(string folder)
    {
        var path = Path.Combine(folder, "groups.json");
        ContainerGroupExport.Write(path, 4_000);
        var audit = new Audit(new AuditRequest { Filter = new(IncludePassed: true, []) });
        var findings = new List<Finding>();
        await foreach (var item in audit.RunAsync(new FileResourceSource(new FileSourceRequest { Paths = [path] }), default))
        {
            if (item is RunItem.FindingsMade made) findings.AddRange(made.Findings);
        }

        findings.AddRange(audit.Complete());
        return findings[..Findings];
    }
}
