namespace AciSecurity.Host;

/// <summary>What the command line asks for.</summary>
internal enum RunMode
{
    /// <summary>The command line is wrong; <see cref="CommandLine.Problem"/> says how.</summary>
    Invalid,

    /// <summary>Print how the host is used.</summary>
    Help,

    /// <summary>Print the versions.</summary>
    Version,

    /// <summary>Run a script file with its arguments.</summary>
    File,

    /// <summary>Run the text of a command.</summary>
    Command,
}
