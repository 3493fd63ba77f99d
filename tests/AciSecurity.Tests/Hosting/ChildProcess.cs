using System.Diagnostics;

namespace AciSecurity.Tests.Hosting;

/// <summary>Runs the isolation host in a process of its own and reads what it found.</summary>
internal sealed class ChildProcess
{
    private ChildProcess(IReadOnlyList<string> lines) => Lines = lines;

    public IReadOnlyList<string> Lines { get; }

    /// <summary>What the script or method gave.</summary>
    public IReadOnlyList<string> Results => Of("result");

    public IReadOnlyList<string> Errors => Of("error");

    /// <summary>The assemblies of a load context: name, version and file.</summary>
    public IReadOnlyList<LoadedAssembly> Assemblies(string context) =>
        [.. Of(context).Select(line => line.Split('|')).Select(parts => new LoadedAssembly(parts[0], Version.Parse(parts[1]), parts[2]))];

    public static Task<ChildProcess> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string?>(), arguments);

    /// <summary>Runs it with other variables of the environment; null takes one away.</summary>
    public static async Task<ChildProcess> RunAsync(IReadOnlyDictionary<string, string?> variables, params string[] arguments)
    {
        var result = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet", [BuiltFiles.TestAssembly("AciSecurity.IsolationHost"), result, .. arguments])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            start.Environment["ACISECURITY_BICEP"] = BuiltFiles.Bicep;
            foreach (var (name, value) in variables) start.Environment[name] = value;
#pragma warning disable RS0030 // A load context's history is a process's: each case needs a new one.
            using var process = Process.Start(start)!;
#pragma warning restore RS0030
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, await output + await error);
            return new(await File.ReadAllLinesAsync(result, limit.Token));
        }
        finally
        {
            File.Delete(result);
        }
    }

    private List<string> Of(string kind) =>
        [.. Lines.Where(line => line.StartsWith(kind + "|", StringComparison.Ordinal)).Select(line => line[(kind.Length + 1)..])];
}
