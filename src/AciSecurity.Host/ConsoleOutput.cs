using System.Management.Automation;
using System.Management.Automation.Host;

#pragma warning disable RS0030 // One of the host's two console classes: everything the host prints goes through here.

namespace AciSecurity.Host;

/// <summary>Standard output and standard error, with colours only where a person looks.</summary>
internal sealed class ConsoleOutput
{
    private const int WidthOfFiles = 120;

    private readonly bool _outputIsTerminal = !Console.IsOutputRedirected;
    private readonly bool _outputHasColours;
    private readonly bool _errorHasColours;

    /// <summary>Finds out what the streams are connected to.</summary>
    public ConsoleOutput()
    {
        // https://no-color.org: set and not empty means no colours, whoever sets it.
        var wanted = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";
        _outputHasColours = wanted && _outputIsTerminal && WindowsTerminal.EnableSequences(WindowsTerminal.StandardOutput);
        _errorHasColours = wanted && !Console.IsErrorRedirected && WindowsTerminal.EnableSequences(WindowsTerminal.StandardError);
    }

    /// <summary>Whether some stream shows escape sequences; the others get plain text.</summary>
    public bool HasColours => _outputHasColours || _errorHasColours;

    /// <summary>Whether a line can be drawn and taken away again, as progress is.</summary>
    public bool CanRedraw => _outputHasColours && _errorHasColours;

    /// <summary>The width of a line: that of the terminal, or 120 where output goes to a file or another program.</summary>
    public int Width => _outputIsTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : WidthOfFiles;

    /// <summary>The height of the terminal; where there is none, as many lines as a screen usually has.</summary>
    public int Height => _outputIsTerminal && Console.WindowHeight > 0 ? Console.WindowHeight : 50;

    /// <summary>Writes to standard output.</summary>
    public void Write(string text) => Console.Out.Write(Rendered(text, _outputHasColours));

    /// <summary>Writes a line to standard output.</summary>
    public void WriteLine(string text) => Console.Out.WriteLine(Rendered(text, _outputHasColours));

    /// <summary>Writes to standard error.</summary>
    public void WriteError(string text) => Console.Error.Write(Rendered(text, _errorHasColours));

    /// <summary>Writes a line to standard error.</summary>
    public void WriteErrorLine(string text) => Console.Error.WriteLine(Rendered(text, _errorHasColours));

    /// <summary>Text as the stream shows it. A script that sets $PSStyle.OutputRendering to Ansi wants the sequences in a file too.</summary>
    private static string Rendered(string text, bool hasColours) =>
        text.Contains('\x1b', StringComparison.Ordinal)
            ? PSHostUserInterface.GetOutputString(text, hasColours || PSStyle.Instance.OutputRendering == OutputRendering.Ansi)
            : text;
}
