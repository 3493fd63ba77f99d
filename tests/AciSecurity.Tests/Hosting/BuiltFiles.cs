using System.Reflection;

namespace AciSecurity.Tests.Hosting;

/// <summary>Where the build puts things.</summary>
internal static class BuiltFiles
{
    public static string Repository { get; } = FindRepository();

    public static string Manifest { get; } = Path.Combine(Repository, "AciSecurity.psd1");

    public static string ModuleBin { get; } = Path.Combine(Repository, "module", "bin");

    public static string Dependencies { get; } = Path.Combine(ModuleBin, "dependencies");

    public static string ModuleAssembly { get; } = Path.Combine(ModuleBin, "AciSecurity.dll");

    public static string Bicep { get; } = Path.Combine(Repository, "artifacts", "bicep", OperatingSystem.IsWindows() ? "bicep.exe" : "bicep");

    /// <summary>An assembly of another test project, built in the same configuration.</summary>
    public static string TestAssembly(string project) => Path.Combine(TestFolder(project), project + ".dll");

    public static string TestFolder(string project)
    {
        var own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        return Path.GetFullPath(Path.Combine(own, "..", "..", project, Path.GetFileName(own)));
    }

    /// <summary>An assembly of a downloaded package.</summary>
    public static string PackageAssembly(string package, string version, string framework) =>
        Path.Combine(PackageRoot, package.ToLowerInvariant(), version, "lib", framework, package + ".dll");

    private static string PackageRoot { get; } = typeof(BuiltFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "PackageRoot").Value!;

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AciSecurity.psd1"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
