namespace AciSecurity.Benchmarks.WholeProcess;

/// <summary>What the benchmarks run, in the configuration that they were built in themselves.</summary>
internal static class Locations
{
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The host's program.</summary>
    public static string Host { get; } = Output("AciSecurity.Host", "AciSecurity.Host.dll");

    /// <summary>The simulator's program.</summary>
    public static string Simulator { get; } = Output("AciSecurity.Simulator", "AciSecurity.Simulator.dll");

    /// <summary>This program.</summary>
    public static string Self { get; } = Output("AciSecurity.Benchmarks", "AciSecurity.Benchmarks.dll");

    /// <summary>The module that does nothing.</summary>
    public static string EmptyModule { get; } = Output("AciSecurity.EmptyModule", "EmptyModule.psd1");

    /// <summary>The module.</summary>
    public static string Module { get; } = Path.Combine(Root, "AciSecurity.psd1");

    /// <summary>The Bicep CLI of the build.</summary>
    public static string Bicep { get; } = Path.Combine(Root, "artifacts", "bicep", OperatingSystem.IsWindows() ? "bicep.exe" : "bicep");

    private static string Output(string project, string file) => Path.Combine(Root, "artifacts", "bin", project, Configuration, file);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AciSecurity.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
