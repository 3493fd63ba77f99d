using System.Diagnostics;
using System.Text;
using System.Text.Json.Serialization;
using AciSecurity.Audits;
using AciSecurity.Benchmarks.Data;
using AciSecurity.Files;
using AciSecurity.Ports;
using StreamJsonRpc;

namespace AciSecurity.Benchmarks.WholeProcess;

/// <summary>Auditing a folder of templates, against nothing but the engine's calls for them: same process count, same
/// concurrency, each time with a new engine.</summary>
internal static class TemplatesBenchmark
{
    private const int Templates = 100;
    private const int Concurrency = 4;

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(TextWriter output, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("aci-bench-").FullName;
        try
        {
            var (templates, bare) = (Path.Combine(folder, "templates"), Path.Combine(folder, "bare"));
            TemplateFolder.Write(templates, Templates);
            TemplateFolder.Write(bare, Templates);
            foreach (var file in Directory.GetFiles(bare)) await File.WriteAllTextAsync(Path.ChangeExtension(file, ".bicepparam"), $"using './{Path.GetFileName(file)}'\n");
            List<double> audit = [], calls = [];
            for (var run = 0; run <= runs; run++)
            {
                var called = await TimeAsync(() => CallsAsync(bare));
                var audited = await TimeAsync(() => AuditAsync(templates));
                if (run == 0) continue; // warm-up: compilation of the code, the disk's cache
                calls.Add(called);
                audit.Add(audited);
            }

            output.WriteLine($"engine's calls for {Templates} templates   {Child.Median(calls),8:N0} ms");
            output.WriteLine($"audit of {Templates} templates             {Child.Median(audit),8:N0} ms");
            output.WriteLine($"ratio audit / calls (median)       {Child.Median(audit.Zip(calls, (a, c) => a / c)),8:N2}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task AuditAsync(string folder)
    {
        var audit = new Audit(new AuditRequest());
        var source = new FileResourceSource(new FileSourceRequest { Paths = [folder], BicepPath = Locations.Bicep });
        var findings = 0;
        await foreach (var item in audit.RunAsync(source, default))
        {
            if (item is RunItem.FindingsMade made) findings += made.Findings.Count;
            if (item is RunItem.Warning or RunItem.FaultRaised) throw new InvalidOperationException(item.ToString());
        }

        if (findings + audit.Complete().Count() == 0) throw new InvalidOperationException("Nothing was found.");
    }

    private static async Task CallsAsync(string folder)
    {
        var start = new ProcessStartInfo(Locations.Bicep, ["jsonrpc", "--stdio"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
#pragma warning disable RS0030 // A benchmark of whole processes starts them.
        using var process = Process.Start(start)!;
#pragma warning restore RS0030
        using var formatter = new SystemTextJsonFormatter();
        using var rpc = new JsonRpc(new HeaderDelimitedMessageHandler(process.StandardInput.BaseStream, process.StandardOutput.BaseStream, formatter));
        rpc.StartListening();
        await Parallel.ForEachAsync(Directory.GetFiles(folder, "*.bicepparam"), new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (path, stop) =>
        {
            var request = new Request(path, new Metadata("00000000-0000-4000-8000-000000000000", "rg"), []);
            var response = await rpc.InvokeWithCancellationAsync<Response>("bicep/getSnapshot", [request], stop);
            if (Encoding.UTF8.GetByteCount(response.Snapshot) < 100) throw new InvalidOperationException(response.Snapshot);
        });
        process.Kill();
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private sealed record Request(
        [property: JsonPropertyName("path")] string Path,
        [property: JsonPropertyName("metadata")] Metadata Metadata,
        [property: JsonPropertyName("externalInputs")] object[] ExternalInputs);

    private sealed record Metadata(
        [property: JsonPropertyName("subscriptionId")] string SubscriptionId,
        [property: JsonPropertyName("resourceGroup")] string ResourceGroup);

    private sealed record Response([property: JsonPropertyName("snapshot")] string Snapshot);
}
