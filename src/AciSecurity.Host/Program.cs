namespace AciSecurity.Host;

/// <summary>Reads the command line and either runs it or says how to use it.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var commandLine = CommandLineParser.Parse(arguments);
        var output = new ConsoleOutput();
        switch (commandLine.Mode)
        {
            case RunMode.Version:
                output.WriteLine(Usage.Version);
                return ExitCode.Success;
            case RunMode.Help:
                output.WriteLine(Usage.Text);
                return ExitCode.Success;
            case RunMode.Invalid:
                output.WriteErrorLine(commandLine.Problem);
                output.WriteErrorLine(Usage.Text);
                return ExitCode.BadArguments;
            default:
                return Run(commandLine, output);
        }
    }

    private static int Run(CommandLine commandLine, ConsoleOutput output)
    {
        // The engine sends usage data to Microsoft unless told not to, and a security audit has no business sending any.
        // https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_telemetry
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

        var manifest = ModuleLocation.FindManifest();
        if (manifest is null)
        {
            output.WriteErrorLine($"{ModuleLocation.ManifestName} was not found above {AppContext.BaseDirectory}. Build the repository, or set {ModuleLocation.ManifestVariable} to its path.");
            return ExitCode.StartFailed;
        }

        ModuleLocation.OfferBicep(manifest);
        return EngineRun.Execute(commandLine, manifest, output);
    }
}
