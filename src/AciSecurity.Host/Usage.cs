using System.Management.Automation;
using System.Reflection;

namespace AciSecurity.Host;

/// <summary>What the host says about itself.</summary>
internal static class Usage
{
    /// <summary>How the host is used.</summary>
    public const string Text = """

        Usage: AciSecurity.Host [options] -File <script.ps1> [script arguments]
               AciSecurity.Host [options] -Command <command text>

        Runs a script or a command in the PowerShell engine with the AciSecurity module loaded.
        It has the engine's core commands, the module's and .NET; for everything else use pwsh.

          -File <path>           Run a script. What follows the path are the script's arguments.
          -Command <text>        Run the rest of the command line.
          -NonInteractive        Fail instead of asking.
          -ExecutionPolicy <p>   The execution policy of this run, on Windows.
          -NoProfile, -NoLogo    Accepted, without effect.
          -Version, -Help        Print the versions, or this text.

        Exit code: that of 'exit <n>', 0 for success, 1 for an error that ended the script or a last statement
        of -Command that failed, 64 for a wrong command line, 70 for a start that failed, 128 + n for signal n.
        """;

    /// <summary>The version of the host and of the engine in it.</summary>
    public static string Version => $"AciSecurity.Host {Of(typeof(Usage))}, PowerShell engine {Of(typeof(PSObject))}";

    private static string Of(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', ' ')[0];
}
