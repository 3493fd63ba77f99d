using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AciSecurity.Host.Tests;

/// <summary>The host as a child process, with its streams in the hands of the test.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _error;

    private HostProcess(ProcessStartInfo start)
    {
        _process = Start(start);
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Runs the host to its end.</summary>
    public static Task<HostResult> RunAsync(params string[] arguments) => RunAsync(new HostSetting(), arguments);

    /// <summary>Runs the host to its end in a certain setting.</summary>
    public static async Task<HostResult> RunAsync(HostSetting setting, params string[] arguments)
    {
        using var process = Start(setting, arguments);
        await process._process.StandardInput.WriteAsync(setting.Input);
        process._process.StandardInput.Close();
        return await process.EndAsync();
    }

    /// <summary>Starts the host and leaves it running, with its standard input open.</summary>
    public static HostProcess Start(HostSetting setting, params string[] arguments)
    {
        var start = new ProcessStartInfo
        {
            FileName = setting.Program ?? Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            WorkingDirectory = setting.Folder ?? Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] all = setting.Program is null ? [Repository.Host, .. arguments] : arguments;
        Array.ForEach(all, start.ArgumentList.Add);
        foreach (var name in new[] { "NO_COLOR", "TERM", "ACISECURITY_MODULE", "ACISECURITY_BICEP", "GITHUB_ACTIONS", "TF_BUILD" })
            start.Environment.Remove(name);
        foreach (var (name, value) in setting.Environment)
            start.Environment[name] = value;
        return new HostProcess(start);
    }

    /// <summary>The next line of standard output.</summary>
    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    /// <summary>The processes that the host started and that still run. Linux alone tells.</summary>
    public string[] Children() =>
        [.. Directory.EnumerateDirectories($"/proc/{_process.Id}/task").SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Sends a signal, as Ctrl+C and kill do.</summary>
    public void Signal(int signal) => _ = Kill(_process.Id, signal);

    /// <summary>Waits for the end, and takes what the streams still hold.</summary>
    public async Task<HostResult> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return new HostResult(_process.ExitCode, output.Replace("\r\n", "\n", StringComparison.Ordinal), (await _error).Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static Process Start(ProcessStartInfo start)
    {
        // A shell makes what it runs in the background ignore Ctrl+C, and that is inherited: the child is to start without it.
        var before = OperatingSystem.IsWindows() ? 0 : SetSignal(2, 0);
        try
        {
#pragma warning disable RS0030 // The tests see the host as its users do: as a process.
            return Process.Start(start)!;
#pragma warning restore RS0030
        }
        finally
        {
            if (!OperatingSystem.IsWindows())
                SetSignal(2, before);
        }
    }

    [DllImport("libc", EntryPoint = "kill"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    [DllImport("libc", EntryPoint = "signal"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetSignal(int signal, nint handler);
}
