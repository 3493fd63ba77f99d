using System.Management.Automation;

namespace AciSecurity.Host;

/// <summary>
/// The variable LASTEXITCODE, which notices the <c>exit n</c> of the script that the host runs. The engine tells a host of the exit of
/// a command's text, but that of a script file it only stores here, where it stores the exit codes of programs and of inner scripts too.
/// The difference: when the host's script exits, no script is running any more.
/// </summary>
internal sealed class ExitVariable(Debugger debugger) : PSVariable("LASTEXITCODE")
{
    /// <summary>The code that the script exited with, if it did.</summary>
    public int? ScriptExitCode { get; private set; }

    public override object? Value
    {
        get => base.Value;
        set
        {
            base.Value = value;
            ScriptExitCode = value is int code && !debugger.GetCallStack().Any() ? code : null;
        }
    }
}
