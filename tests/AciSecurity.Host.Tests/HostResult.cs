namespace AciSecurity.Host.Tests;

/// <summary>What a run of the host left.</summary>
/// <param name="ExitCode">The exit code; that of a signal is 128 and its number.</param>
/// <param name="Output">Standard output, with line ends as \n.</param>
/// <param name="Error">Standard error, with line ends as \n.</param>
internal sealed record HostResult(int ExitCode, string Output, string Error)
{
    /// <summary>Fails with all that is known about the run unless it ended with this code.</summary>
    public HostResult MustExitWith(int code)
    {
        Assert.True(ExitCode == code, $"Exit code {ExitCode}, not {code}.\nOutput:\n{Output}\nError:\n{Error}");
        return this;
    }
}
