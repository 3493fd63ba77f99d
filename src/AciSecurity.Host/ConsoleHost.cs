using System.Globalization;
using System.Management.Automation.Host;

namespace AciSecurity.Host;

/// <summary>What the engine knows of the program it runs in: <c>$Host</c>.</summary>
internal sealed class ConsoleHost(ConsoleUserInterface console) : PSHost
{
    /// <summary>The exit code that a script asked for: <c>exit 3</c> in a command's text, or <c>$Host.SetShouldExit(3)</c>.</summary>
    public int? RequestedExitCode { get; private set; }

    /// <summary>The console that the run is shown on.</summary>
    public ConsoleUserInterface Console => console;

    public override string Name => "AciSecurity.Host";

    public override Version Version { get; } = typeof(ConsoleHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI => console;

    public override void SetShouldExit(int exitCode) => RequestedExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("This host runs a script or a command; it has no prompt to nest. Use pwsh to debug.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("This host has no nested prompt.");

    public override void NotifyBeginApplication()
    {
        // A native program shares the console and leaves it as it was.
    }

    public override void NotifyEndApplication()
    {
        // See NotifyBeginApplication.
    }
}
