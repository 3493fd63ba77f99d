namespace AciSecurity.Host;

/// <summary>The host's own exit codes, the same as those of <c>pwsh</c>.</summary>
internal static class ExitCode
{
    /// <summary>The script ended, or printed what was asked for.</summary>
    public const int Success = 0;

    /// <summary>An error ended the script, or the last statement of a command failed.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong, or names a script that is not there (EX_USAGE of sysexits.h).</summary>
    public const int BadArguments = 64;

    /// <summary>The engine did not start or the module did not load (EX_SOFTWARE of sysexits.h).</summary>
    public const int StartFailed = 70;

    /// <summary>
    /// A signal stopped the run: 128 and the signal's number, as shells report it. Here the host differs from pwsh on purpose,
    /// which answers 0 when Ctrl+C ends a script: a gate that was interrupted must not look like a gate that passed.
    /// </summary>
    public static int Interrupted(int signal) => 128 + signal;
}
