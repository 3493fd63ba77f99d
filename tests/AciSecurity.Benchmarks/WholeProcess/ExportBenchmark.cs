namespace AciSecurity.Benchmarks.WholeProcess;

/// <summary>Auditing an export to SARIF with every rule, against only parsing the file; both in the host, less its empty start.</summary>
/// <param name="What">What the export holds, for the output.</param>
/// <param name="Write">Writes an export of so many of them.</param>
internal sealed record ExportBenchmark(string What, Action<string, int> Write)
{
    private const string Empty = "0";
    private const string Peak = "; [System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1048576";

    /// <summary>Runs it.</summary>
    public void Run(TextWriter output, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("aci-bench-").FullName;
        try
        {
            var (ten, twenty) = (Path.Combine(folder, "10000.json"), Path.Combine(folder, "20000.json"));
            Write(ten, 10_000);
            Write(twenty, 20_000);
            List<double> empty = [], parse = [], audit = [], moreParsed = [], moreAudited = [], peakTen = [], peakTwenty = [];
            for (var run = 0; run <= runs; run++)
            {
                var nothing = Host(Empty);
                var parsed = Host(Parse(ten));
                var parsedTwenty = Host(Parse(twenty));
                var audited = Host(Audit(ten, folder));
                var larger = Host(Audit(twenty, folder));
                if (run == 0) continue; // warm-up: the disk's cache
                empty.Add(nothing.Milliseconds);
                parse.Add(parsed.Milliseconds - nothing.Milliseconds);
                audit.Add(audited.Milliseconds - nothing.Milliseconds);
                moreParsed.Add(parsedTwenty.Milliseconds - parsed.Milliseconds);
                moreAudited.Add(larger.Milliseconds - audited.Milliseconds);
                peakTen.Add(audited.LastNumber);
                peakTwenty.Add(larger.LastNumber);
            }

            output.WriteLine($"file of 10,000 {What,-20}{new FileInfo(ten).Length / 1048576.0,8:N1} MiB");
            output.WriteLine($"empty host start                   {Child.Median(empty),8:N0} ms");
            output.WriteLine($"parse only, less empty start       {Child.Median(parse),8:N0} ms");
            output.WriteLine($"audit to SARIF, less empty start   {Child.Median(audit),8:N0} ms");
            output.WriteLine($"ratio audit / parse (median)       {Child.Median(audit.Zip(parse, (a, p) => a / p)),8:N2}");
            output.WriteLine($"10,000 more: parse, audit          {Child.Median(moreParsed),8:N0} / {Child.Median(moreAudited):N0} ms, ratio of the medians {Child.Median(moreAudited) / Child.Median(moreParsed):N2}");
            output.WriteLine($"peak memory 10,000 / 20,000        {Child.Median(peakTen),8:N0} / {Child.Median(peakTwenty):N0} MiB");
            output.WriteLine($"ratio of peaks                     {Child.Median(peakTwenty) / Child.Median(peakTen),8:N2}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Parse(string file) =>
        $"[System.Text.Json.JsonDocument]::Parse([System.IO.File]::OpenRead('{file}'), [System.Text.Json.JsonDocumentOptions]::new()).RootElement.GetArrayLength()";

    private static string Audit(string file, string folder) =>
        $"Invoke-AciSecurityAudit -Path '{file}' | Export-AciSecurityReport -Path '{Path.Combine(folder, "report.sarif")}'{Peak}";

    private static (double Milliseconds, double LastNumber) Host(string command) => Child.Run(Locations.Host, "-NoProfile", "-Command", command);
}
