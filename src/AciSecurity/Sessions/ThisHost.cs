using System.Management.Automation;
using System.Management.Automation.Host;

namespace AciSecurity.Sessions;

/// <summary>The process and the PowerShell host that a cmdlet runs in.</summary>
internal static class ThisHost
{
    /// <summary>Hosts without a screen: of programs that use the engine, and of jobs.</summary>
    private static readonly string[] Blind = ["Default Host", "ServerRemoteHost"];

    /// <summary>What decides how somebody can sign in. On the pipeline thread.</summary>
    public static HostEnvironment Of(PSCmdlet cmdlet) => HostEnvironment.Of(
        Environment.GetEnvironmentVariable,
        Environment.UserInteractive && CanAsk(cmdlet.Host) && !IsNonInteractive(Environment.GetCommandLineArgs()),
        OperatingSystem.IsLinux());

    private static bool CanAsk(PSHost host) => host.UI is not null && !Blind.Contains(host.Name);

    /// <summary>Whether pwsh was started with -NonInteractive, which may be shortened.
    /// https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_pwsh</summary>
    private static bool IsNonInteractive(string[] arguments) => arguments.Skip(1).Any(argument =>
        argument is ['-' or '/', ..] && argument.TrimStart('-', '/') is { Length: >= 4 } name && "NonInteractive".StartsWith(name, StringComparison.OrdinalIgnoreCase));
}
