using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AciSecurity.Benchmarks.WholeProcess;

namespace AciSecurity.Benchmarks.Live;

/// <summary>The simulator of Azure in a process of its own, which its work is not counted for.</summary>
internal sealed class SimulatedAzure : IDisposable
{
    private readonly Process _process;

    private SimulatedAzure(Process process, string environment, string certificate) => (_process, Environment, Certificate) = (process, environment, certificate);

    /// <summary>What it printed: where it is, and how to sign in.</summary>
    public string Environment { get; }

    /// <summary>The file with its certificate, PEM.</summary>
    public string Certificate { get; }

    /// <summary>Starts one.</summary>
    /// <param name="scenario">What is generated, e.g. <c>subscriptions=10,groups=1000</c>.</param>
    /// <param name="latency">What each request waits for.</param>
    public static SimulatedAzure Start(string scenario, TimeSpan latency)
    {
        var certificate = Path.Combine(Path.GetTempPath(), $"simulator-{Guid.NewGuid():N}.pem");
        string[] arguments = [Locations.Simulator, "--generate", scenario, "--latency", latency.TotalMilliseconds.ToString(CultureInfo.InvariantCulture), "--certificate", certificate];
#pragma warning disable RS0030 // A benchmark of whole processes starts them.
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
#pragma warning restore RS0030
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The simulator ended at once.");
        using var _ = JsonDocument.Parse(line);
        return new(process, line, certificate);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        File.Delete(Certificate);
    }
}
