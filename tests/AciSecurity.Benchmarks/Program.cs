using System.Globalization;
using AciSecurity.Benchmarks.Data;
using AciSecurity.Benchmarks.Live;
using AciSecurity.Benchmarks.Micro;
using AciSecurity.Benchmarks.Registry;
using AciSecurity.Benchmarks.WholeProcess;
using BenchmarkDotNet.Running;

#pragma warning disable RS0030 // A program speaks through the console.
var output = Console.Out;
#pragma warning restore RS0030
const int Runs = 7;
var registries = new ExportBenchmark("registries", RegistryExport.Write);
var groups = new ExportBenchmark("container groups", ContainerGroupExport.Write);
switch (args)
{
    case ["import", var module]:
        ImportBenchmark.Import(output, module);
        return 0;
    case ["bare", var what, var environment, var concurrency]:
        await BareClient.RunAsync(output, what, environment, int.Parse(concurrency, CultureInfo.InvariantCulture));
        return 0;
    case ["live"]:
        LiveBenchmark.Run(output, runs: 3);
        return 0;
    case ["whole"] or []:
        registries.Run(output, Runs);
        groups.Run(output, Runs);
        await TemplatesBenchmark.RunAsync(output, Runs);
        await ReportsBenchmark.RunAsync(output, Runs);
        ImportBenchmark.Run(output, Runs);
        LiveBenchmark.Run(output, runs: 3);
        await RegistryBenchmark.RunAsync(output, runs: 3);
        await EnvelopeBenchmark.RunAsync(output, Runs);
        return 0;
    case ["signatures"]:
        await RegistryBenchmark.RunAsync(output, runs: 3);
        await EnvelopeBenchmark.RunAsync(output, Runs);
        return 0;
    case ["envelopes"]:
        await EnvelopeBenchmark.RunAsync(output, Runs);
        return 0;
    case ["registries"]:
        registries.Run(output, Runs);
        return 0;
    case ["groups"]:
        groups.Run(output, Runs);
        return 0;
    case ["templates"]:
        await TemplatesBenchmark.RunAsync(output, Runs);
        return 0;
    case ["reports"]:
        await ReportsBenchmark.RunAsync(output, Runs);
        return 0;
    case ["imports"]:
        ImportBenchmark.Run(output, Runs);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(EvaluationBenchmarks).Assembly).Run(args);
        return 0;
}
