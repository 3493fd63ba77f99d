using System.Diagnostics;

namespace AciSecurity.Simulator.Tests;

/// <summary>A program that a test starts: Node with Microsoft's clients, or the simulator by itself.</summary>
internal sealed class Child : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _error;

    public Child(string program, string[] arguments, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        Array.ForEach(arguments, start.ArgumentList.Add);
        foreach (var (name, value) in environment ?? []) start.Environment[name] = value;
#pragma warning disable RS0030 // Clients and simulator are seen as their users see them: as processes.
        _process = Process.Start(start)!;
#pragma warning restore RS0030
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The next line of standard output.</summary>
    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code, and both outputs.</returns>
    public async Task<(int Code, string Output, string Error)> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return (_process.ExitCode, output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
