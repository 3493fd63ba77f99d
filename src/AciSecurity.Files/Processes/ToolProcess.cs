using System.Diagnostics;
using System.Text;

namespace AciSecurity.Files.Processes;

/// <summary>A tool beside us, started with its streams in our hands: the one place of the module that starts a process.</summary>
internal sealed class ToolProcess : IDisposable
{
    private const int LongestComplaint = 2000;
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);
    private readonly Process _process;
    private readonly StringBuilder _complaint = new();

    private ToolProcess(Process process)
    {
        _process = process;
        // A full pipe that nobody reads would stop the tool.
        process.ErrorDataReceived += (_, line) => Complain(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>What the tool reads.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>What the tool writes.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>The beginning of what the tool said on its error stream.</summary>
    public string Complaint
    {
        get
        {
            lock (_complaint) return _complaint.ToString().Trim();
        }
    }

    /// <summary>Starts a tool without a shell and without a window.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It is not there or may not be run.</exception>
    public static ToolProcess Start(string file, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
#pragma warning disable RS0030 // This is the one place that may start a process.
        return new(Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start."));
#pragma warning restore RS0030
    }

    /// <summary>Ends the tool and what it started, whatever it is doing.</summary>
    public void Dispose()
    {
        try
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);

            // The system takes a moment; who ends a run may rely on nothing being left of it.
            _process.WaitForExit(LongestFarewell);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself between the question and the order.
        }

        _process.Dispose();
    }

    private void Complain(string? line)
    {
        if (line is null) return;
        lock (_complaint)
        {
            if (_complaint.Length < LongestComplaint) _complaint.AppendLine(line);
        }
    }
}
