using AciSecurity.Benchmarks.Micro;
using AciSecurity.Benchmarks.WholeProcess;
using BenchmarkDotNet.Running;

#pragma warning disable RS0030 // A program speaks through the console.
var output = Console.Out;
#pragma warning restore RS0030
const int Runs = 7;
switch (args)
{
    case ["import", var module]:
        ImportBenchmark.Import(output, module);
        return 0;
    case ["whole"] or []:
        RegistriesBenchmark.Run(output, Runs);
        await TemplatesBenchmark.RunAsync(output, Runs);
        ImportBenchmark.Run(output, Runs);
        return 0;
    case ["registries"]:
        RegistriesBenchmark.Run(output, Runs);
        return 0;
    case ["templates"]:
        await TemplatesBenchmark.RunAsync(output, Runs);
        return 0;
    case ["imports"]:
        ImportBenchmark.Run(output, Runs);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(EvaluationBenchmarks).Assembly).Run(args);
        return 0;
}
