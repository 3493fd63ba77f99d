using System.Diagnostics;
using System.Globalization;

namespace AciSecurity.Benchmarks.WholeProcess;

/// <summary>Runs a program to its end and tells how long it took and what it said last.</summary>
internal static class Child
{
    /// <summary>Runs <c>dotnet</c> with these arguments.</summary>
    /// <returns>Wall time in milliseconds, and the last line of output as a number, 0 where it is none.</returns>
    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public static (double Milliseconds, double LastNumber) Run(params string[] arguments)
    {
        var (milliseconds, lines) = Timed(new("dotnet", arguments));
        _ = double.TryParse(lines[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return (milliseconds, number);
    }

    /// <summary>Runs <c>dotnet</c> with these arguments and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public static IReadOnlyList<string> Lines(params string[] arguments) => Lines(new ProcessStartInfo("dotnet", arguments));

    /// <summary>Runs <c>dotnet</c> as the host is run, whose runtime neither instruments code nor collects garbage beside it.</summary>
    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public static IReadOnlyList<string> LinesAsHost(params string[] arguments) =>
        Lines(new ProcessStartInfo("dotnet", arguments) { Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcConcurrent"] = "0" } });

    /// <summary>Runs a program and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public static IReadOnlyList<string> Lines(ProcessStartInfo start) => Timed(start).Lines;

    private static (double Milliseconds, string[] Lines) Timed(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var watch = Stopwatch.StartNew();
#pragma warning disable RS0030 // A benchmark of whole processes starts them.
        using var process = Process.Start(start)!;
#pragma warning restore RS0030
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        watch.Stop();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}:\n{output}");
        return (watch.Elapsed.TotalMilliseconds, Array.ConvertAll(output.TrimEnd().Split('\n'), line => line.Trim()));
    }

    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
