using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace AciSecurity.Host;

/// <summary>
/// Shows the engine's streams as pwsh does: errors on standard error, all else on standard output, warnings and the like with their name in front.
/// Information records have no place of their own: the engine writes those that are to be seen as ordinary lines.
/// </summary>
internal sealed class ConsoleUserInterface : PSHostUserInterface
{
    private readonly ConsoleOutput _output;
    private readonly ConsoleInput _input;
    private readonly ConsolePrompt _prompt;
    private readonly ProgressLine _progress;
    private bool _writesErrors;

    /// <summary>Creates the user interface over the two halves of the console.</summary>
    public ConsoleUserInterface(ConsoleOutput output, ConsoleInput input)
    {
        _output = output;
        _input = input;
        _prompt = new ConsolePrompt(this, input);
        _progress = new ProgressLine(output);
        RawUI = new ConsoleScreen(output);
        if (!output.HasColours)
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
    }

    /// <summary>Sends all that is written to standard error: an error that ended the run comes as an object like any other.</summary>
    public void WriteErrors() => _writesErrors = true;

    public override PSHostRawUserInterface RawUI { get; }

    public override bool SupportsVirtualTerminal => _output.HasColours;

    public override string? ReadLine() => _input.ReadLine();

    public override SecureString ReadLineAsSecureString() => throw NoSecrets();

    public override void Write(string value)
    {
        _progress.Clear();
        if (_writesErrors)
            _output.WriteError(value);
        else
            _output.Write(value);
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Write(Coloured(foregroundColor, value));

    public override void WriteLine(string value)
    {
        _progress.Clear();
        if (_writesErrors)
            WriteErrorLine(value);
        else
            _output.WriteLine(value);
    }

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        WriteLine(Coloured(foregroundColor, value));

    public override void WriteErrorLine(string value)
    {
        if (string.IsNullOrEmpty(value))
            return; // The view of an error ends with an empty line, which pwsh leaves out too.
        _progress.Clear();
        _output.WriteErrorLine(value);
    }

    public override void WriteWarningLine(string message) => WriteNamed(FormatStyle.Warning, "WARNING", message);

    public override void WriteVerboseLine(string message) => WriteNamed(FormatStyle.Verbose, "VERBOSE", message);

    public override void WriteDebugLine(string message) => WriteNamed(FormatStyle.Debug, "DEBUG", message);

    public override void WriteProgress(long sourceId, ProgressRecord record) => _progress.Show(record);

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        _prompt.ForFields(caption, message, descriptions);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        _prompt.ForChoice(caption, message, choices, defaultChoice);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw NoSecrets();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw NoSecrets();

    private static PSInvalidOperationException NoSecrets() => new("This host does not read secrets from the console: give them as parameters, or use pwsh.");

    private void WriteNamed(FormatStyle style, string name, string message) =>
        WriteLine($"{GetFormatStyleString(style)}{name}: {message}{GetFormatStyleString(FormatStyle.Reset)}");

    private string Coloured(ConsoleColor colour, string value) =>
        SupportsVirtualTerminal ? $"{PSStyle.MapForegroundColorToEscapeSequence(colour)}{value}{PSStyle.Instance.Reset}" : value;
}
