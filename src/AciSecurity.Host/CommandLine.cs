using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace AciSecurity.Host;

/// <summary>What the user asked for on the command line.</summary>
/// <param name="Mode">What to do.</param>
internal sealed record CommandLine(RunMode Mode)
{
    /// <summary>What is wrong with the command line, when <see cref="Mode"/> is <see cref="RunMode.Invalid"/>.</summary>
    public string Problem { get; init; } = "";

    /// <summary>The full path of the script, or the text of the command.</summary>
    public string Text { get; init; } = "";

    /// <summary>The arguments of the script.</summary>
    public IReadOnlyList<CommandParameter> Arguments { get; init; } = [];

    /// <summary>Whether a prompt is an error.</summary>
    public bool NonInteractive { get; init; }

    /// <summary>The execution policy asked for; only Windows has one.</summary>
    public ExecutionPolicy? ExecutionPolicy { get; init; }
}
