using System.Management.Automation;

namespace AciSecurity.Streaming;

/// <summary>Whether anybody is there to see progress.</summary>
internal static class ProgressWish
{
    /// <summary>Variables that CI systems set: what draws over itself at a terminal fills their logs.</summary>
    /// <remarks>https://docs.github.com/actions/reference/workflows-and-actions/variables and
    /// https://learn.microsoft.com/azure/devops/pipelines/build/variables (TF_BUILD)</remarks>
    private static readonly string[] CiVariables = ["CI", "GITHUB_ACTIONS", "TF_BUILD"];

    /// <summary>Whether <paramref name="cmdlet"/> may show progress.</summary>
    public static bool Of(PSCmdlet cmdlet) => !IsSilent(cmdlet) && !IsCi(Environment.GetEnvironmentVariable) && !IsRedirected(cmdlet.Host.Name);

    /// <summary>Whether this is the run of a CI system.</summary>
    /// <param name="variable">Gives the value of an environment variable, null where it is not set.</param>
    public static bool IsCi(Func<string, string?> variable) =>
        CiVariables.Any(name => variable(name) is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase) && value != "0");

    private static bool IsSilent(PSCmdlet cmdlet)
    {
        var preference = cmdlet.MyInvocation.BoundParameters.TryGetValue("ProgressAction", out var given) ? given : cmdlet.GetVariableValue("ProgressPreference");
        return preference?.ToString() is nameof(ActionPreference.SilentlyContinue) or nameof(ActionPreference.Ignore);
    }

    // Other hosts know by themselves whether they can draw; pwsh draws into whatever its output is.
#pragma warning disable RS0030 // Only asked, not written to.
    private static bool IsRedirected(string host) => host == "ConsoleHost" && Console.IsOutputRedirected;
#pragma warning restore RS0030
}
