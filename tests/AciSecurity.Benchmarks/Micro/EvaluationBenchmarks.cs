using AciSecurity.Audits;
using AciSecurity.Benchmarks.Data;
using AciSecurity.Files;
using AciSecurity.Findings;
using AciSecurity.Ports;
using AciSecurity.Reports;
using AciSecurity.Resources;
using BenchmarkDotNet.Attributes;

namespace AciSecurity.Benchmarks.Micro;

/// <summary>The steps of an audit of 1,000 exported registries, one by one.</summary>
[MemoryDiagnoser]
public class EvaluationBenchmarks
{
    private string _path = "";
    private byte[] _bytes = [];
    private List<Resource> _resources = [];
    private List<Finding> _findings = [];

    /// <summary>Makes the export and reads it once.</summary>
    [GlobalSetup]
    public async Task SetUp()
    {
        _path = Path.GetTempFileName();
        RegistryExport.Write(_path, 1000);
        _bytes = await File.ReadAllBytesAsync(_path);
        _resources = await ReadAsync();
        _findings = Findings();
    }

    /// <summary>Removes the export.</summary>
    [GlobalCleanup]
    public void CleanUp() => File.Delete(_path);

    /// <summary>What the framework needs to parse the file whole.</summary>
    [Benchmark(Baseline = true)]
    public int Parse()
    {
        using var document = System.Text.Json.JsonDocument.Parse(_bytes);
        return document.RootElement.GetArrayLength();
    }

    /// <summary>File to resources, one by one.</summary>
    [Benchmark]
    public async Task<int> Read() => (await ReadAsync()).Count;

    /// <summary>Resources, parsed already, to findings.</summary>
    [Benchmark]
    public int Evaluate() => Findings().Count;

    /// <summary>Findings to SARIF.</summary>
    [Benchmark]
    public long Report()
    {
        using var output = new MemoryStream();
        using (var writer = new SarifReportWriter(output, new SarifOptions()))
        {
            foreach (var finding in _findings) writer.Write(finding);
            writer.Complete();
        }

        return output.ToArray().LongLength;
    }

    private List<Finding> Findings()
    {
        var audit = new Audit(new AuditRequest());
        var findings = new List<Finding>();
        foreach (var resource in _resources) findings.AddRange(audit.Add(resource));
        findings.AddRange(audit.Complete());
        return findings;
    }

    private async Task<List<Resource>> ReadAsync()
    {
        var resources = new List<Resource>();
        await foreach (var item in new FileResourceSource(new FileSourceRequest { Paths = [_path] }).ReadAsync(default))
        {
            if (item is RunItem.ResourceRead read) resources.Add(read.Resource);
        }

        return resources;
    }
}
