using System.Diagnostics;

namespace AciSecurity.Registry.Tests.Real;

/// <summary>A program of the machine.</summary>
internal static class Tool
{
    /// <summary>Where it is; null where it is not installed.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs it to its end.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(string name, params string[] arguments)
    {
        using var process = Start(name, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{name} {string.Join(' ', arguments)}: {await errors}");
    }

    /// <summary>Starts it. Who does ends it.</summary>
    public static Process Start(string name, params string[] arguments)
    {
#pragma warning disable RS0030 // Tests with real programs start them here.
        return Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
#pragma warning restore RS0030
    }
}
