using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace AciSecurity.Tests.Hosting;

/// <summary>What the test host shows, as text. Prompts are answered with <see cref="Answer"/>.</summary>
internal sealed class TestScreen(bool isTerminal) : PSHostUserInterface
{
    private readonly StringBuilder _text = new();

    public string Text => _text.ToString().ReplaceLineEndings("\n");

    /// <summary>The label of the choice that is taken at every prompt.</summary>
    public string Answer { get; set; } = "&Yes";

    public List<string> Prompts { get; } = [];

    /// <summary>Records of progress and which command they are of.</summary>
    public List<(long Source, ProgressRecord Record)> Progress { get; } = [];

    public override bool SupportsVirtualTerminal => isTerminal;

    public override PSHostRawUserInterface RawUI { get; } = new TestRawScreen();

    // As hosts do: escapes are for terminals.
    public override void Write(string value) => _text.Append(GetOutputString(value, isTerminal));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Write(value + "\n");

    public override void WriteErrorLine(string value) => WriteLine("ERROR: " + value);

    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    // Drawn on top of what is there, so it is no part of the text.
    public override void WriteProgress(long sourceId, ProgressRecord record) => Progress.Add((sourceId, record));

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Prompts.Add(string.Create(CultureInfo.InvariantCulture, $"{caption}|{message}"));
        return choices.Select(choice => choice.Label).ToList().IndexOf(Answer);
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new NotSupportedException();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new NotSupportedException();

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => throw new NotSupportedException();

    public override string ReadLine() => throw new NotSupportedException();

    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();
}
