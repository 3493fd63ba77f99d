using Microsoft.PowerShell;

namespace AciSecurity.Host;

/// <summary>Understands the part of pwsh's command line that this host offers, with the same short forms.</summary>
/// <remarks>https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_pwsh</remarks>
internal static class CommandLineParser
{
    /// <summary>Reads the command line. What is not an option starts a script and its arguments, as with pwsh.</summary>
    public static CommandLine Parse(string[] arguments)
    {
        var nonInteractive = false;
        ExecutionPolicy? policy = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            var rest = arguments[(i + 1)..];
            switch (OptionName(arguments[i]))
            {
                case "version":
                    return new CommandLine(RunMode.Version);
                case "help":
                    return new CommandLine(RunMode.Help);
                case "noprofile" or "nologo":
                    break; // There is neither a profile nor a logo; scripts written for pwsh say it all the same.
                case "noninteractive":
                    nonInteractive = true;
                    break;
                case "executionpolicy":
                    if (rest.Length == 0 || !Enum.TryParse(rest[0], ignoreCase: true, out ExecutionPolicy named) || !Enum.IsDefined(named))
                        return Invalid($"-ExecutionPolicy needs one of {string.Join(", ", Enum.GetNames<ExecutionPolicy>())}.");
                    policy = named;
                    i++;
                    break;
                case "command":
                    return Command(rest) with { NonInteractive = nonInteractive, ExecutionPolicy = policy };
                case "file":
                    return File(rest) with { NonInteractive = nonInteractive, ExecutionPolicy = policy };
                default:
                    return File(arguments[i..]) with { NonInteractive = nonInteractive, ExecutionPolicy = policy };
            }
        }

        return Invalid("Nothing to run: give a script with -File or a command with -Command.");
    }

    private static CommandLine Command(string[] words) => words.Length == 0
        ? Invalid("-Command needs the command to run.")
        : new CommandLine(RunMode.Command) { Text = string.Join(' ', words) };

    private static CommandLine File(string[] words)
    {
        if (words.Length == 0 || words[0].Length == 0)
            return Invalid("-File needs the path of a script.");
        var path = Path.GetFullPath(words[0]);
        if (!System.IO.File.Exists(path))
            return Invalid($"'{words[0]}' is neither an option nor a script file that exists.");
        if (!path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase))
            return Invalid($"'{words[0]}' is not a script: its name must end in .ps1.");
        return new CommandLine(RunMode.File) { Text = path, Arguments = ScriptArguments.Bind(words[1..]) };
    }

    private static CommandLine Invalid(string problem) => new(RunMode.Invalid) { Problem = problem };

    /// <summary>The full name of an option, which may be cut down to the shortest form that pwsh accepts; null for anything else.</summary>
    private static string? OptionName(string argument)
    {
        if (!argument.StartsWith('-'))
            return null;
        var given = argument.TrimStart('-').ToLowerInvariant();
        return given switch
        {
            "?" => "help",
            "ep" => "executionpolicy",
            _ => Options.FirstOrDefault(option => given.StartsWith(option.Shortest, StringComparison.Ordinal) && option.Name.StartsWith(given, StringComparison.Ordinal)).Name,
        };
    }

    private static readonly (string Name, string Shortest)[] Options =
    [
        ("version", "v"), ("help", "h"), ("noprofile", "nop"), ("nologo", "nol"), ("noninteractive", "noni"),
        ("executionpolicy", "ex"), ("command", "c"), ("file", "f"),
    ];
}
